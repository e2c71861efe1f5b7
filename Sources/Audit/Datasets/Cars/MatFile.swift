import CMatio
import Foundation

/// Reads variables of a MATLAB 5 file through libmatio.
struct MatFile {
    /// A variable or a part of one, as far as lists of names and annotations need it.
    indirect enum Value: Equatable {
        case text(String)
        /// Numbers of any type, column by column.
        case numbers([Double])
        case cells([Value])
        /// A list of records with the same fields.
        case records([[String: Value]])
        /// Anything else, and what is empty.
        case other
    }

    /// Deeper nesting is not followed; the devkit's lists of records have two levels.
    private static let deepest = 8
    /// Larger files are refused; the devkit's have about a hundred kilobytes.
    private static let largest = 64_000_000
    /// What every MATLAB 5 file starts with.
    private static let signature = Data("MATLAB 5.0 MAT-file".utf8)

    /// The file.
    let url: URL

    /// Reads one variable.
    func variable(_ name: String) throws -> Value {
        try checkForm()
        // Without a listener the library writes complaints to standard error, and ends the program after some.
        Mat_LogInitFunc("vlm-audit") { _, _ in }
        guard let file = Mat_Open(url.path, Int32(MAT_ACC_RDONLY.rawValue)) else {
            throw damaged("it cannot be opened")
        }
        defer { Mat_Close(file) }
        guard let variable = Mat_VarRead(file, name) else { throw damaged("there is no variable \(name) in it") }
        defer { Mat_VarFree(variable) }
        return Self.value(variable)
    }

    private func checkForm() throws {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular, let size = attributes?[.size] as? Int,
            let file = try? FileHandle(forReadingFrom: url)
        else {
            throw AuditError(
                .missingInput,
                "\(url.path): expected a MATLAB file but found none that can be read; put the devkit's file there.")
        }
        defer { try? file.close() }
        let head = try? file.read(upToCount: Self.signature.count)
        guard size <= Self.largest else { throw damaged("it has \(size) bytes, more than \(Self.largest)") }
        guard head == Self.signature else { throw damaged("it does not start with the words MATLAB 5.0 MAT-file") }
    }

    /// The sentence about a file that cannot be used.
    func damaged(_ reason: String) -> AuditError {
        AuditError(
            .badData,
            "\(url.path): expected a complete MATLAB 5 file of the devkit but found one that cannot be used (\(reason)); "
                + "copy or download it again.")
    }

    private static func value(_ variable: UnsafeMutablePointer<matvar_t>, depth: Int = 0) -> Value {
        let header = variable.pointee
        // Of complex and sparse variables `data` is a structure of pointers.
        guard depth < deepest, header.isComplex == 0, header.class_type != MAT_C_SPARSE else { return .other }
        guard let data = header.data, header.rank > 0, let dimensions = header.dims else { return .other }
        let sizes = UnsafeBufferPointer(start: dimensions, count: Int(header.rank)).map { Int(clamping: $0) }
        let count = sizes.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
        // What the header promises has to be there.
        guard count > 0, sizes.allSatisfy({ $0 <= largest }), count <= largest else { return .other }
        switch header.class_type {
        case MAT_C_CELL:
            return .cells(
                (0..<count).map { Mat_VarGetCell(variable, Int32($0)).map { value($0, depth: depth + 1) } ?? .other })
        case MAT_C_STRUCT:
            return .records(records(variable, count: count, depth: depth))
        case MAT_C_CHAR:
            return text(data, header: header, count: count).map(Value.text) ?? .other
        default:
            return numbers(data, header: header, count: count).map(Value.numbers) ?? .other
        }
    }

    private static func records(
        _ variable: UnsafeMutablePointer<matvar_t>, count: Int, depth: Int
    ) -> [[String: Value]] {
        guard let names = Mat_VarGetStructFieldnames(variable) else { return [] }
        let fields = (0..<Int(Mat_VarGetNumberOfFields(variable))).compactMap { names[$0].map { String(cString: $0) } }
        return (0..<count).map { index in
            var record: [String: Value] = [:]
            for field in fields {
                record[field] = Mat_VarGetStructFieldByName(variable, field, index).map { value($0, depth: depth + 1) }
            }
            return record
        }
    }

    private static func text(_ data: UnsafeMutableRawPointer, header: matvar_t, count: Int) -> String? {
        switch header.data_type {
        case MAT_T_UINT8, MAT_T_INT8, MAT_T_UTF8:
            // In UTF-8 a character may take several bytes, so the number of bytes decides.
            return String(validating: UnsafeRawBufferPointer(start: data, count: header.nbytes), as: UTF8.self)
        case MAT_T_UINT16, MAT_T_INT16, MAT_T_UTF16:
            return elements(data, header, count, UInt16.self).flatMap { String(validating: $0, as: UTF16.self) }
        default: return nil
        }
    }

    private static func numbers(_ data: UnsafeMutableRawPointer, header: matvar_t, count: Int) -> [Double]? {
        switch header.data_type {
        case MAT_T_DOUBLE: elements(data, header, count, Double.self)
        case MAT_T_SINGLE: elements(data, header, count, Float.self)?.map(Double.init)
        case MAT_T_INT8: elements(data, header, count, Int8.self)?.map(Double.init)
        case MAT_T_UINT8: elements(data, header, count, UInt8.self)?.map(Double.init)
        case MAT_T_INT16: elements(data, header, count, Int16.self)?.map(Double.init)
        case MAT_T_UINT16: elements(data, header, count, UInt16.self)?.map(Double.init)
        case MAT_T_INT32: elements(data, header, count, Int32.self)?.map(Double.init)
        case MAT_T_UINT32: elements(data, header, count, UInt32.self)?.map(Double.init)
        case MAT_T_INT64: elements(data, header, count, Int64.self)?.map(Double.init)
        case MAT_T_UINT64: elements(data, header, count, UInt64.self)?.map(Double.init)
        default: nil
        }
    }

    /// `count` elements, where the data hold that many.
    private static func elements<Element: BitwiseCopyable>(
        _ data: UnsafeMutableRawPointer, _ header: matvar_t, _ count: Int, _: Element.Type
    ) -> [Element]? {
        guard header.nbytes >= count * MemoryLayout<Element>.stride else { return nil }
        return (0..<count).map {
            data.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Element>.stride, as: Element.self)
        }
    }
}

extension MatFile.Value {
    /// The text, where this is one.
    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The number, where this is a single one.
    var number: Double? {
        if case .numbers(let numbers) = self, numbers.count == 1 { numbers[0] } else { nil }
    }
}
