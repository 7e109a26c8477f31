/// Judges the framing of the requests on one connection (RFC 9112), strictly and before evhttp reads them.
///
/// evhttp 2.1.12 takes much for a request that is none, and sees fewer or more requests in the same bytes than a proxy
/// in front of it. This is fed every byte in the order of arrival, in pieces of any size. What it lets pass, evhttp
/// understands in the same way; the first byte that it does not let pass makes it refuse everything from there on.
/// It keeps no bytes but the beginning of the target, and its events do not depend on how the bytes are cut.
struct HeadGuard: Sendable {
    /// What the fields of this head have said so far.
    struct Seen: OptionSet, Sendable {
        let rawValue: UInt8
        static let host = Seen(rawValue: 1)
        static let length = Seen(rawValue: 2)
        static let coding = Seen(rawValue: 4)
        static let connection = Seen(rawValue: 8)
        /// Exactly one `Connection` field, which is `close`.
        static let close = Seen(rawValue: 16)
        /// The field lines are trailers.
        static let trailers = Seen(rawValue: 32)
    }

    let limits: FramingLimits
    var phase = FramingPhase.idle
    var method = FramedMethod.carriesNone
    var isVersion10 = false
    var seen = Seen()
    var field = FieldName.other
    var value = FieldValue()
    /// How much of a word or a number has come, in bytes.
    var matched = 0
    /// The last eight letters of the method, the last one lowest.
    var letters: UInt64 = 0
    var fields = 0
    /// How many more bytes the head and the trailers may have.
    var headRoom = 0
    /// What `Content-Length` or a chunk's size says; beyond the limit it is only known to be too large.
    var announced = 0
    /// Bytes of the body or of the chunk that are still to come.
    var remaining = 0
    /// Bytes of all chunks so far.
    var chunked = 0
    var prefix = TargetPrefix()

    init(limits: FramingLimits = FramingLimits()) {
        self.limits = limits
    }

    /// The beginning of the last request's target, at most `TargetPrefix.capacity` bytes, as far as it was valid; empty
    /// before there is one.
    var target: [UInt8] { prefix.bytes }

    /// Whether no request is in progress; true before the first one, false once refused.
    var isBetweenRequests: Bool {
        phase == .idle || phase == .emptyLine || phase == .emptyLineFeed || phase == .closing
    }

    /// Whether a request was refused, and with it all that follows.
    var isRefused: Bool { phase == .refused }

    /// Whether the last request's method is HEAD.
    var isHead: Bool { letters == 0x4845_4144 }

    /// Whether the next byte belongs to a head that has begun, or to trailers.
    var isInHead: Bool { phase.isHead }

    /// Takes bytes up to the next event. Call it again with the same bytes until there is none: then all are taken.
    /// - Parameters:
    ///   - bytes: what has arrived.
    ///   - place: where to begin; then the place of the event: behind the head or the request that ended, at the
    ///     byte that begins a head or is refused.
    /// - Returns: nil when the bytes are used up. After a refusal all others are passed over.
    mutating func received(_ bytes: RawSpan, from place: inout Int) -> FramingEvent? {
        while true {
            if phase.isHead {
                if let event = head(bytes, &place) { return event }
                if phase.isHead { return nil }
            }
            if phase == .requestEnd { return endRequest() }
            guard place < bytes.byteCount else { return nil }
            switch phase {
            case .idle, .emptyLine, .emptyLineFeed:
                if let event = start(bytes.byte(place), &place) { return event }
            case .closing, .refused: place = bytes.byteCount
            default:
                if let event = body(bytes, &place) { return event }
            }
        }
    }

    mutating func refuse(_ violation: FramingViolation) -> FramingEvent {
        phase = .refused
        return .refused(violation)
    }

    /// Between requests: RFC 9112, 2.2 lets one empty line pass.
    private mutating func start(_ byte: UInt8, _ place: inout Int) -> FramingEvent? {
        switch (phase, byte) {
        case (.emptyLineFeed, FramingBytes.lineFeed):
            phase = .emptyLine
            place += 1
        case (.emptyLineFeed, _): return refuse(.bareCarriageReturn)
        case (_, FramingBytes.lineFeed): return refuse(.bareLineFeed)
        case (.idle, FramingBytes.carriageReturn):
            phase = .emptyLineFeed
            place += 1
        case (_, FramingBytes.carriageReturn): return refuse(.emptyLines)
        default:
            beginHead()
            return .headBegan
        }
        return nil
    }

    private mutating func beginHead() {
        phase = .method
        seen = []
        letters = 0
        matched = 0
        fields = 0
        headRoom = limits.maxHeadBytes
        announced = 0
        chunked = 0
        prefix.removeAll()
    }

    private mutating func head(_ bytes: RawSpan, _ place: inout Int) -> FramingEvent? {
        let start = place
        let end = min(bytes.byteCount, start + headRoom)
        var event: FramingEvent?
        while place < end, phase.isHead, event == nil {
            event =
                switch phase {
                case .method, .targetStart, .target, .asterisk, .version: requestLine(bytes, &place, end)
                default: fieldLine(bytes, &place, end)
                }
        }
        headRoom -= place - start
        if event == nil, phase.isHead, place < bytes.byteCount { return refuse(.headTooLarge) }
        return event
    }

    private mutating func endRequest() -> FramingEvent {
        // Only where evhttp closes by itself. A longer `Connection` is left to the owner, and what follows is judged.
        let closes = seen.contains(.close) || isVersion10 && !seen.contains(.connection)
        phase = closes && method != .connect ? .closing : .idle
        return .requestEnded
    }
}
