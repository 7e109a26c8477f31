internal import CoreMetrics
internal import Synchronization

/// The last value of something; any thread may set it.
final class GaugeInstrument: RecorderHandler, MeterHandler {
    private let last = Mutex(0.0)

    var value: Double { last.withLock { $0 } }

    func set(_ value: Double) {
        last.withLock { $0 = value }
    }

    func set(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func record(_ value: Int64) { set(Double(value)) }
    func increment(by amount: Double) { last.withLock { $0 += amount } }
    func decrement(by amount: Double) { last.withLock { $0 -= amount } }
}
