internal import CoreMetrics
internal import Storage
internal import Synchronization

/// Measures what the storage engine tells of itself.
final class StorageInstruments: Sendable {
    private let registry: Registry
    /// Made at the first event: an engine without files has none, and no metrics of them.
    private let made = Mutex<Instruments?>(nil)

    init(_ registry: Registry) {
        self.registry = registry
    }

    func observe(_ event: StorageEvent) {
        made.withLock { made in
            let instruments = made ?? Instruments(registry)
            made = instruments
            return instruments
        }.observe(event)
    }
}

private struct Instruments: Sendable {
    private let batches: Counter
    private let records: Counter
    private let bytes: Counter
    private let sync: Timer
    private let snapshotTime: Gauge
    private let snapshotSize: Gauge
    private let snapshotDuration: Timer
    private let snapshotFailures: Counter
    private let recoveryDuration: Gauge
    private let recoveryRecords: Gauge
    private let recoveryTail: Gauge

    init(_ registry: Registry) {
        batches = Counter(label: Metric.journalBatches.rawValue, factory: registry)
        records = Counter(label: Metric.journalRecords.rawValue, factory: registry)
        bytes = Counter(label: Metric.journalBytes.rawValue, factory: registry)
        sync = Timer(label: Metric.journalSync.rawValue, factory: registry)
        snapshotTime = Gauge(label: Metric.snapshotTime.rawValue, factory: registry)
        snapshotSize = Gauge(label: Metric.snapshotSize.rawValue, factory: registry)
        snapshotDuration = Timer(label: Metric.snapshotDuration.rawValue, factory: registry)
        snapshotFailures = Counter(label: Metric.snapshotFailures.rawValue, factory: registry)
        recoveryDuration = Gauge(label: Metric.recoveryDuration.rawValue, factory: registry)
        recoveryRecords = Gauge(label: Metric.recoveryRecords.rawValue, factory: registry)
        recoveryTail = Gauge(label: Metric.recoveryTail.rawValue, factory: registry)
    }

    func observe(_ event: StorageEvent) {
        switch event {
        case .recovered(_, _, let replayed, _, let milliseconds):
            recoveryRecords.record(replayed)
            recoveryDuration.record(Double(milliseconds) / 1000)
        case .cutTail(_, _, let bytes): recoveryTail.record(bytes)
        case .written(let records, let bytes):
            batches.increment()
            self.records.increment(by: records)
            self.bytes.increment(by: bytes)
        case .synced(let nanoseconds): sync.recordNanoseconds(nanoseconds)
        case .snapshotTaken(_, let bytes, let milliseconds):
            snapshotTime.record(ProcessStatistics.now)
            snapshotSize.record(bytes)
            snapshotDuration.recordMilliseconds(milliseconds)
        case .snapshotFailed: snapshotFailures.increment()
        case .recovering, .full, .roomAgain, .closed: break
        }
    }
}
