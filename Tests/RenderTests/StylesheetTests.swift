import Foundation
import Testing

@testable import Render

/// Holds the stylesheet's colours against the contrasts of WCAG 2.2, in both schemes and on paper.
@Suite("The stylesheet")
struct StylesheetTests {
    /// The tokens of one scheme: names without their dashes, colours as "#rrggbb".
    private struct Scheme {
        let name: String
        let colours: [String: String]

        func contrast(_ one: String, _ other: String) throws -> Double {
            let first = try luminance(one), second = try luminance(other)
            return (max(first, second) + 0.05) / (min(first, second) + 0.05)
        }

        /// Relative luminance as WCAG 2.2 defines it.
        private func luminance(_ token: String) throws -> Double {
            let digits = try #require(colours[token], "\(token) in \(name)").dropFirst()
            let value = try #require(Int(digits, radix: 16))
            let channels = [value >> 16, value >> 8 & 255, value & 255].map { channel in
                let share = Double(channel) / 255
                return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
        }
    }

    private var style: URL { URL(filePath: templateFolder).appending(path: "style") }

    /// Light, dark and paper, in the order in which the file gives them; the later ones change the first.
    private func schemes() throws -> [Scheme] {
        let text = try String(contentsOf: style.appending(path: "10-tokens.css"), encoding: .utf8)
        let blocks = text.matches(of: /:root \{([^}]*)\}/).map { String($0.1) }
        try #require(blocks.count == 3)
        let colours = blocks.map { block in
            Dictionary(
                uniqueKeysWithValues: block.matches(of: /--([a-z-]+): (#[0-9a-f]{6});/).map {
                    (String($0.1), String($0.2))
                })
        }
        return zip(["light", "dark", "paper"], colours).map { name, found in
            Scheme(name: name, colours: colours[0].merging(found) { $1 })
        }
    }

    @Test func givesEverySchemeTheSameTokens() throws {
        let schemes = try schemes()
        let light = try #require(schemes.first)
        #expect(light.colours.count > 15)
        for scheme in schemes { #expect(scheme.colours.keys.sorted() == light.colours.keys.sorted()) }
    }

    @Test func hasEnoughContrastForEveryText() throws {
        let texts = [
            "ink", "muted", "link", "zero-shot", "fine-tuned", "pass", "fail", "unclear", "info", "above", "below",
        ]
        for scheme in try schemes() {
            for ground in ["page", "card", "notice"] {
                for text in texts {
                    let contrast = try scheme.contrast(text, ground)
                    #expect(contrast >= 4.5, "\(scheme.name): \(text) on \(ground) \(contrast)")
                }
            }
            // Signs stand in the card's colour on the verdict's; the true class's row is tinted with the track.
            for verdict in ["pass", "fail", "unclear"] { #expect(try scheme.contrast("card", verdict) >= 4.5) }
            for text in ["ink", "muted"] {
                #expect(try scheme.contrast(text, "track") >= 4.5, "\(scheme.name): \(text)")
            }
        }
    }

    @Test func hasEnoughContrastForEveryMark() throws {
        for scheme in try schemes() {
            for mark in ["zero-shot", "fine-tuned", "strong-rule", "link", "notice-rule"] {
                for ground in ["page", "card"] {
                    let contrast = try scheme.contrast(mark, ground)
                    #expect(contrast >= 3, "\(scheme.name): \(mark) on \(ground) \(contrast)")
                }
            }
            for mark in ["zero-shot", "fine-tuned"] { #expect(try scheme.contrast(mark, "track") >= 3) }
        }
    }

    /// Every colour is a token, so that schemes and contrasts hold everywhere.
    @Test func namesColoursInTheTokensAlone() throws {
        let parts = try FileManager.default.contentsOfDirectory(atPath: style.path()).filter { $0.hasSuffix(".css") }
        #expect(parts.count > 5)
        for part in parts where part != "10-tokens.css" {
            let text = try String(contentsOf: style.appending(path: part), encoding: .utf8)
            // Boxes in the margin of a sheet do not know the tokens.
            let rules = text.replacing(/@page \{(?:[^{}]|\{[^{}]*\})*\}/, with: "")
            #expect(rules.firstMatch(of: /#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\(/) == nil, "\(part)")
        }
    }

    @Test func isPutTogetherInTheOrderOfItsPartsNames() throws {
        let text = String(decoding: try TemplateLibrary(folder: templateFolder).stylesheet, as: UTF8.self)
        let tokens = try #require(text.range(of: "--page:")), paper = try #require(text.range(of: "@page"))
        #expect(tokens.lowerBound < paper.lowerBound)
        #expect(!text.contains("@import") && !text.contains("url("))
    }
}
