import Foundation
import Testing

@testable import Audit

@Suite("Vectors in the database")
struct FloatBlobTests {
    @Test func `keep every bit`() {
        let values: [Float] = [0, -0.0, 1, -2.5, .pi, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -.infinity]
        let decoded = FloatBlob.decode(FloatBlob.encode(values))
        #expect(decoded.map(\.bitPattern) == values.map(\.bitPattern))
        #expect(FloatBlob.decode(FloatBlob.encode([.nan]))[0].isNaN)
        #expect(FloatBlob.decode(FloatBlob.encode([])) == [])
    }

    @Test func `are little-endian 32-bit floats`() {
        #expect(Array(FloatBlob.encode([1, -2])) == [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0])
    }

    @Test func `are read from anywhere within other data`() {
        let data = Data([7]) + FloatBlob.encode([1.5, 2.5]) + Data([9])
        #expect(FloatBlob.decode(data.dropFirst().dropLast()) == [1.5, 2.5])
    }
}
