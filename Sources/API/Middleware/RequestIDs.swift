import Synchronization

/// Names requests: a random beginning for each instance, and a counter.
final class RequestIDs: Sendable {
    private let beginning: String
    private let counter = Atomic<UInt64>(0)

    init() {
        // Eight digits of base 36 and up to seven of the counter are fifteen bytes: a string of that length needs no
        // memory of its own.
        let low = 78_364_164_096 as UInt64  // 36^7, so that there are always eight digits.
        beginning = String(UInt64.random(in: low..<low * 36), radix: 36)
    }

    func next() -> String {
        beginning + String(counter.wrappingAdd(1, ordering: .relaxed).newValue, radix: 36)
    }

    /// Whether a client's own id may be kept: `[A-Za-z0-9._-]{1,128}`.
    static func isWellFormed(_ id: String) -> Bool {
        let bytes = id.utf8
        guard (1...128).contains(bytes.count) else { return false }
        return bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }
}
