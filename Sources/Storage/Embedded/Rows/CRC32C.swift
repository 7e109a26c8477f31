internal import CLinux

/// The CRC-32C (Castagnoli) that journal records, snapshots and the manifest carry, in eight lower-case digits.
enum CRC32C {
    static let digits = 8

    /// - Parameter crc: of the bytes before these; 0 for none.
    static func of(_ bytes: [UInt8], _ range: Range<Int>, after crc: UInt32 = 0) -> UInt32 {
        miniter_crc32c(crc, bytes, range.lowerBound, range.upperBound)
    }

    static func of(_ bytes: [UInt8], after crc: UInt32 = 0) -> UInt32 {
        of(bytes, 0..<bytes.count, after: crc)
    }
}
