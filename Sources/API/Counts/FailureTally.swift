import Domain
internal import Synchronization

/// How often each code of the error registry was answered, by all loops.
///
/// Failures are rarer than answers, and several loops write here: these additions are locked instructions.
public final class FailureTally: Sendable {
    private let counts = InlineArray<64, Atomic<UInt64>> { _ in Atomic(0) }

    init() {}

    func add(_ failure: Failure) {
        let code = ErrorCode(failure)
        guard let place = ErrorCode.allCases.firstIndex(of: code) else { return }
        counts[place].wrappingAdd(1, ordering: .relaxed)
    }

    /// Every code with its number.
    public var codes: [(code: ErrorCode, count: UInt64)] {
        zip(ErrorCode.allCases, 0...).map { ($0, counts[$1].load(ordering: .relaxed)) }
    }
}
