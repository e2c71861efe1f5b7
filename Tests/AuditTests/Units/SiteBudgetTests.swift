import Testing

@testable import Audit
@testable import Render

@Suite("The budget of a site")
struct SiteBudgetTests {
    @Test(arguments: [(0, 20), (1, 20), (200, 20), (201, 20.1), (2000, 200)])
    func `grows with the pictures, from a floor`(pictures: Int, megabytes: Double) {
        #expect(SiteBudget(megabytes: nil).limit(pictures: pictures) == Int(megabytes * 1_000_000))
        #expect(SiteBudget(megabytes: 3.5).limit(pictures: pictures) == 3_500_000)
    }

    @Test func `says what is too heavy, by how much and why`() throws {
        let weight = SiteWeight(parts: [
            SiteWeight.Part(kind: "photos", count: 1200, bytes: 19_000_000),
            SiteWeight.Part(kind: "pages", count: 1, bytes: 1_500_000),
            SiteWeight.Part(kind: "charts", count: 2, bytes: 900),
        ])
        let sentence = try #require(SiteBudget(megabytes: nil).excess(of: weight, pictures: 9, site: "output/a"))
        #expect(
            sentence.hasPrefix(
                "output/a: expected at most 20.0 MB but found 20.5 MB, 0.5 MB too much (photos 19.0 MB in 1,200 files, pages "
                    + "1.5 MB in 1 file, charts less than 0.1 MB in 2 files); "))
        #expect(SiteBudget(megabytes: 20.6).excess(of: weight, pictures: 9, site: "output/a") == nil)
    }
}
