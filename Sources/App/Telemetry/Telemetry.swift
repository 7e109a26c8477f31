internal import API
internal import Storage
internal import Synchronization
internal import Tallies
internal import Transport
internal import Workers

/// What the process measures of itself, and where it is asked for it.
///
/// Requests and connections are counted by the loops in plain numbers of their own, because there a locked instruction
/// or a call through swift-metrics would cost more than it tells; asking reads them from another thread without
/// disturbing the loops, also when one of them is stuck. What is rare is measured with swift-metrics. What is known
/// anyway, such as the length of a queue, is asked for at that moment.
final class Telemetry: Sendable {
    /// Counted by the responders.
    let requests = RequestCounts()
    private let registry: Registry
    /// Told what the storage does.
    let storage: StorageInstruments
    private let startTime = ProcessStatistics.now
    private let sources = Mutex(Sources())

    /// What is asked at each scrape; each is there from some moment on.
    private struct Sources {
        var isReady: @Sendable () -> Bool = { false }
        var logs: Logs?
        var server: Server?
        var maximumConnections = 0
        var composition: Composition?
    }

    init() {
        registry = Registry()
        storage = StorageInstruments(registry)
    }

    func watch(_ logs: Logs) {
        sources.withLock { $0.logs = logs }
    }

    func watch(_ server: Server, maximumConnections: Int, isReady: @escaping @Sendable () -> Bool) {
        sources.withLock { sources in
            sources.server = server
            sources.maximumConnections = maximumConnections
            sources.isReady = isReady
        }
    }

    func watch(_ composition: Composition) {
        sources.withLock { $0.composition = composition }
    }

    /// All metrics in Prometheus' text format. Takes about a millisecond; not for a loop that serves clients.
    func text() -> [UInt8] {
        let sources = sources.withLock { $0 }
        var text = PrometheusText()
        text.begin(.build)
        text.sample(.build, [("version", Version.current)], 1)
        text.add(.ready, sources.isReady() ? 1 : 0)
        text.add(requests)
        if let server = sources.server {
            text.add(server.tallies, maximumConnections: sources.maximumConnections)
        }
        text.add(queues(sources))
        if let logs = sources.logs { text.add(.logDrops, logs.queue.refused) }
        if let composition = sources.composition { text.add(composition.contents) }
        for metric in Metric.allCases { registry.write(metric, to: &text) }
        if let journal = sources.composition?.journal { text.add(journal) }
        text.add(ProcessStatistics(), startTime: startTime)
        return text.bytes
    }

    private func queues(_ sources: Sources) -> [(name: String, load: QueueLoad)] {
        var queues = sources.composition?.queues ?? []
        if let logs = sources.logs { queues.append(("log", logs.queue)) }
        return queues
    }
}
