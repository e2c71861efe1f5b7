import Foundation
import Testing

@testable import Render

@Suite("A whole report of made-up numbers")
struct DemoTests {
    /// To look at the pages: `VLM_AUDIT_DEMO=/some/folder swift test --filter DemoTests`, with JPEG files of 224 x 224
    /// pixels in the folder `VLM_AUDIT_DEMO_PHOTOS` where there are any.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["VLM_AUDIT_DEMO"] != nil))
    func isLeftInAFolderToBeLookedAt() throws {
        let environment = ProcessInfo.processInfo.environment
        let folder = try #require(environment["VLM_AUDIT_DEMO"])
        var demo = DemoSite()
        demo.imageCount = 150
        if let photos = environment["VLM_AUDIT_DEMO_PHOTOS"] {
            let names = try FileManager.default.contentsOfDirectory(atPath: photos).sorted()
            let files = try names.map { [UInt8](try Data(contentsOf: URL(filePath: "\(photos)/\($0)"))) }
            demo.photo = { number, alternative in
                Photo(
                    digest: MadeUp.digest(number), jpeg: files[number % files.count], width: 224, height: 224,
                    alternative: alternative)
            }
        }
        let files = try demo.render(into: folder, templates: TemplateLibrary.locate())
        #expect(files.count > 150)
    }
}
