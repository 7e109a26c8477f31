/// What a connection is at, and since when: a value without I/O that the loop's sweep asks.
struct Stage: Sendable {
    enum Activity: Sendable {
        /// Waits for a request.
        case idle
        case readingHead
        case readingBody
        /// A handler is at work.
        case handling
        /// A reply goes out; so many bytes of it were left when the client last took some.
        case sending(left: Int)
        /// The request was refused; what still comes is dropped.
        case lingering
    }

    private(set) var activity = Activity.idle
    private var since: Double
    /// When the last reply had gone out; before the first one, long ago.
    private var answered = -Double.infinity

    /// - Parameter now: in seconds, on a clock that never runs backwards.
    init(now: Double) {
        since = now
    }

    mutating func begin(_ activity: Activity, now: Double) {
        self.activity = activity
        since = now
    }

    /// Notes that a reply has gone out whole.
    mutating func endReply(then activity: Activity, now: Double) {
        begin(activity, now: now)
        answered = now
    }

    /// How long a request can have waited for its turn at most: it does not while the one before it is being answered.
    func longestWait(now: Double) -> Double {
        now - answered
    }

    /// Notes how much of a reply is left.
    mutating func sent(left: Int, now: Double) {
        guard case .sending(let before) = activity, left < before else { return }
        begin(.sending(left: left), now: now)
    }

    func isOverdue(_ deadlines: Deadlines, now: Double) -> Bool {
        let limit =
            switch activity {
            case .idle: deadlines.idle
            case .readingHead: deadlines.head
            case .readingBody: deadlines.body
            case .handling: deadlines.handler
            case .sending: deadlines.reader
            case .lingering: deadlines.linger
            }
        return now - since >= limit
    }
}
