import HTTP
import Synchronization

/// Names requests: by numbers that begin anywhere, so that those of several loops and servers differ.
final class RequestIDs: Sendable {
    private let last = Atomic(UInt64.random(in: .min ... .max))

    func next() -> RequestID {
        .made(last.wrappingAdd(1, ordering: .relaxed).newValue)
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
