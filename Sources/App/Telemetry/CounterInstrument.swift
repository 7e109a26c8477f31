internal import CoreMetrics
internal import Synchronization

/// A number that only grows; any thread may raise it.
final class CounterInstrument: CounterHandler {
    private let total = Atomic<Int64>(0)

    var count: Int64 { total.load(ordering: .relaxed) }

    func increment(by amount: Int64) {
        total.wrappingAdd(amount, ordering: .relaxed)
    }

    func reset() {
        total.store(0, ordering: .relaxed)
    }
}
