internal import API
internal import Storage
internal import Tallies
internal import Transport
internal import Workers

extension PrometheusText {
    /// The requests of all loops together.
    mutating func add(_ requests: RequestCounts) {
        // Many loops have a tally of the same route.
        var routes: [RouteTally.Labels: RouteNumbers] = [:]
        for tally in requests.routes { routes[tally.labels, default: RouteNumbers()].add(tally) }
        let seen = routes.filter { !$0.value.statuses.isEmpty }.sorted { $0.key < $1.key }
        begin(.requests)
        for (labels, numbers) in seen {
            for (status, count) in numbers.statuses.sorted(by: { $0.key < $1.key }) {
                sample(.requests, Self.labels(labels) + [("status", status)], count)
            }
        }
        begin(.requestDuration)
        for (labels, numbers) in seen { sample(.requestDuration, Self.labels(labels), numbers.durations) }
        begin(.responseBytes)
        for (labels, numbers) in seen { sample(.responseBytes, Self.labels(labels), numbers.bytes) }
        begin(.failures)
        for (code, count) in requests.failures.codes { sample(.failures, [("code", code.rawValue)], count) }
    }

    private struct RouteNumbers {
        var statuses: [String: UInt64] = [:]
        var durations = Durations()
        var bytes: UInt64 = 0

        mutating func add(_ tally: RouteTally) {
            for (status, count) in tally.statuses { statuses[status, default: 0] += count }
            durations += tally.durations.durations
            bytes += tally.bytes
        }
    }

    private static func labels(_ labels: RouteTally.Labels) -> Labels {
        [("contract", labels.contract), ("route", labels.route), ("method", labels.method)]
    }

    /// What the loops do, each for itself where it matters which.
    mutating func add(_ loops: [LoopTally], maximumConnections: Int) {
        begin(.refusedRequests)
        for place in 0..<(loops.first?.refusedRequests.count ?? 0) {
            let all = loops.map { $0.refusedRequests[place] }
            sample(.refusedRequests, [("reason", all[0].reason)], all.reduce(0) { $0 + $1.count })
        }
        add(.maximumConnections, maximumConnections)
        add(.openConnections, loops, \.openConnections)
        add(.acceptedConnections, loops, \.acceptedConnections)
        add(.failedAccepts, loops, \.failedAccepts)
        add(.timedOutConnections, loops, \.timedOutConnections)
        add(.parkedRequests, loops, \.parkedRequests)
        begin(.loopStall)
        for (number, loop) in loops.enumerated() {
            sample(.loopStall, [("loop", String(number))], Double(loop.stall) / 1_000_000_000)
        }
        begin(.loopLag)
        for (number, loop) in loops.enumerated() { sample(.loopLag, [("loop", String(number))], loop.lag) }
    }

    private mutating func add(_ metric: Metric, _ loops: [LoopTally], _ value: (LoopTally) -> UInt64) {
        begin(metric)
        for (number, loop) in loops.enumerated() { sample(metric, [("loop", String(number))], value(loop)) }
    }

    mutating func add(_ queues: [(name: String, load: QueueLoad)]) {
        begin(.queueLength)
        for (name, load) in queues { sample(.queueLength, [("queue", name)], load.waiting) }
        begin(.queueCapacity)
        for (name, load) in queues { sample(.queueCapacity, [("queue", name)], load.capacity) }
        begin(.queueRefusals)
        for (name, load) in queues where name != "log" { sample(.queueRefusals, [("queue", name)], load.refused) }
    }

    mutating func add(_ contents: (users: Int, tweets: Int)) {
        add(.users, contents.users)
        add(.tweets, contents.tweets)
    }

    mutating func add(_ journal: JournalState) {
        add(.journalWritable, journal.isWritable ? 1 : 0)
        add(.journalWaiting, journal.waiting)
        add(.snapshotDistance, journal.behindSnapshot)
    }

    mutating func add(_ process: ProcessStatistics, startTime: Double) {
        add(.processorTime, process.processorTime)
        add(.residentMemory, process.residentMemory)
        add(.virtualMemory, process.virtualMemory)
        add(.openFiles, process.openFiles)
        add(.maximumFiles, process.maximumFiles)
        add(.threads, process.threads)
        add(.startTime, startTime)
    }
}
