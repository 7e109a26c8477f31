@testable import Transport

/// What a guard says of bytes that arrive in certain pieces.
struct HeadGuardRun: Equatable {
    /// An event, and its place counted from the first byte of all.
    struct Entry: Equatable {
        let event: FramingEvent
        let place: Int
    }

    private(set) var entries: [Entry] = []
    private(set) var target = ""

    /// - Parameter cuts: where one piece ends and the next begins, ascending.
    init(_ bytes: [UInt8], cuts: [Int] = [], limits: FramingLimits = FramingLimits()) {
        var guardian = HeadGuard(limits: limits)
        var start = 0
        for end in cuts + [bytes.count] {
            // A copy of its own, so that the address sanitizer sees a look beyond its end.
            let piece = Array(bytes[start..<end])
            var place = 0
            while let event = guardian.received(piece.span.bytes, from: &place) {
                entries.append(Entry(event: event, place: start + place))
            }
            start = end
        }
        target = String(decoding: guardian.target, as: UTF8.self)
    }

    /// Byte by byte.
    static func single(_ bytes: [UInt8], limits: FramingLimits = FramingLimits()) -> HeadGuardRun {
        HeadGuardRun(bytes, cuts: Array(1..<max(bytes.count, 1)), limits: limits)
    }

    /// How many requests are complete.
    var requests: Int {
        entries.count { $0.event == .requestEnded }
    }

    var violation: FramingViolation? {
        for case .refused(let violation) in entries.map(\.event) {
            return violation
        }
        return nil
    }

    /// Whether nothing is left of an unfinished request.
    var isAtBoundary: Bool {
        entries.isEmpty || entries.last?.event == .requestEnded
    }
}
