/// The state, and what was applied to it since the engine last took note: what an engine keeps under its lock.
///
/// The checks of every write stand here, so that all engines refuse the same things with the same failures, in this
/// order: it exists, it is the caller's, the precondition, uniqueness.
public struct Ledger: Sendable {
    public private(set) var state: State
    /// In the order in which they were applied; the last one's number is `state.revision`.
    public private(set) var applied: [Mutation] = []
    private let clock: @Sendable () -> Timestamp
    private var random: any RandomNumberGenerator & Sendable

    /// - Parameter random: where the ids of sessions come from.
    public init(
        state: State,
        clock: @escaping @Sendable () -> Timestamp,
        random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) {
        self.state = state
        self.clock = clock
        self.random = random
    }

    /// The time for a new row: never before that of another row.
    public var now: Timestamp { max(clock(), state.latest) }

    /// The revision that the next mutation gives the state and its row.
    public var nextRevision: Int64 { state.revision + 1 }

    /// The most bytes of text that one mutation may bring: an engine that writes lines bounds them. Beyond what any limit
    /// of the contracts means, but characters that consist of thousands of code points come here.
    public static var maximumTextBytes: Int { 1_048_576 }

    /// Applies a mutation whose conditions have been checked.
    /// - Throws: `tooLarge` where its texts are longer than `maximumTextBytes`, `internal` where it does not fit.
    public mutating func apply(_ mutation: Mutation) throws(Failure) {
        guard mutation.textBytes <= Self.maximumTextBytes else { throw .tooLarge }
        do throws(Misfit) {
            try state.apply(mutation)
        } catch {
            throw .internal(cause: "mutation refused: \(error)")
        }
        applied.append(mutation)
    }

    /// Forgets what was applied; the engine has it in its journal, or needs none.
    public mutating func forgetApplied() {
        applied.removeAll(keepingCapacity: true)
    }

    /// Counts a revision at which nothing changed; see `State.skipRevision`.
    public mutating func skipRevision() {
        state.skipRevision()
    }

    /// The clock's time, whatever stands in the rows.
    var wallTime: Timestamp { clock() }

    /// An id that no open session has.
    mutating func freshSessionID() -> Session.ID {
        while true {
            let bits = Int64.random(in: 1...Int64.max, using: &random)
            if let id = Session.ID(rawValue: bits), state.session(id) == nil { return id }
        }
    }

    func check(_ precondition: Precondition, against tag: Tag) throws(Failure) {
        if case .isOne(let tags) = precondition, !tags.contains(tag) { throw .changed }
    }
}
