import CoreMetrics
import Foundation
import HTTP
import Tallies
import TestSupport
import Testing

@testable import App

@Suite struct MetricsTests {
    @Test func `metrics are on the admin port and nowhere else`() async throws {
        try await WatchedServer.run { (watched) async throws in
            #expect(try await watched.ask("/metrics").status == .serviceUnavailable)
            watched.open()
            #expect(try await watched.ask("/metrics").status == .notFound)
            #expect(try await watched.ask("/metrics?x=1").status == .notFound)
            #expect(try await watched.askAdmin("/metrics").status == .ok)
            #expect(try await watched.askAdmin("/v2/tweets").status == .notFound)
            #expect(try await watched.askAdmin("/metrics", .post).status == .notFound)
        }
    }

    @Test func `the page for operators says of every metric what it means, and names no other`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let page = try String(contentsOf: root.appending(path: "config/README.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `miniter_") || $0.hasPrefix("| `process_") }
        #expect(rows.map(String.init) == Metric.allCases.map { "| `\($0.rawValue)` | \($0.help) |" })
    }

    @Test func `requests are counted by contract, route, method and status, over all loops`() async throws {
        try await WatchedServer.run { watched in
            watched.open()
            for _ in 0..<20 { _ = try await watched.ask("/v2/tweets") }
            _ = try await watched.ask("/v2/tweets", .head)
            _ = try await watched.ask("/tweets")
            _ = try await watched.ask("/v1/tweets/5")
            _ = try await watched.ask("/v2/tweets", .post)
            _ = try await watched.ask("/v2/tweets", .options)
            _ = try await watched.ask("/tweet")
            let metrics = try await watched.metrics()
            let requests = metrics.samples.filter { $0.key.hasPrefix("miniter_http_requests_total{") }
            #expect(
                requests == [
                    #"miniter_http_requests_total{contract="v2",route="/v2/tweets",method="GET",status="200"}"#: 21,
                    #"miniter_http_requests_total{contract="v2",route="/tweets",method="GET",status="200"}"#: 1,
                    #"miniter_http_requests_total{contract="v1",route="/v1/tweets/{id}",method="GET",status="404"}"#: 1,
                    #"miniter_http_requests_total{contract="v2",route="/v2/tweets",method="POST",status="401"}"#: 1,
                    #"miniter_http_requests_total{contract="v2",route="preflight",method="OPTIONS",status="204"}"#: 1,
                    #"miniter_http_requests_total{contract="classic",route="/tweet",method="GET",status="200"}"#: 1,
                ]
            )
            let labels = #"{contract="v2",route="/v2/tweets",method="GET"}"#
            #expect(metrics["miniter_http_request_duration_seconds_count\(labels)"] == 21)
            #expect(metrics["miniter_http_request_duration_seconds_sum\(labels)"] ?? 0 > 0)
            #expect(metrics["miniter_http_response_body_bytes_total\(labels)"] ?? 0 > 20)
            #expect(metrics[#"miniter_failures_total{code="AUTH_001"}"#] == 1)
            #expect(metrics[#"miniter_failures_total{code="TWEET_001"}"#] == 1)
        }
    }

    @Test func `whatever clients ask for, the number of time series is bounded`() async throws {
        try await WatchedServer.run { watched in
            watched.open()
            let client = try WireClient(port: watched.server.port)
            for number in 0..<300 {
                let method = number % 3 == 0 ? HTTP.Method.delete : .get
                _ = try await client.exchange(Request(method: method, target: "/v2/no\(number)/\(number)"))
            }
            for method in ["BREW", "TRACE", "FOO", "get"] {
                let other = try WireClient(port: watched.server.port)
                try await other.send("\(method) /v2/tweets HTTP/1.1\r\nHost: a\r\n\r\n")
                _ = try await other.receive()
            }
            let metrics = try await watched.metrics()
            #expect(metrics.series(of: "miniter_http_requests_total") <= 3)
            #expect(
                metrics[#"miniter_http_requests_total{contract="v2",route="unmatched",method="GET",status="404"}"#]
                    == 200
            )
            #expect(
                metrics[#"miniter_http_requests_total{contract="v2",route="unmatched",method="DELETE",status="404"}"#]
                    == 100
            )
            #expect(
                metrics[#"miniter_http_requests_total{contract="v2",route="unmatched",method="OTHER",status="404"}"#]
                    == 4
            )
        }
    }

    @Test func `every metric of the table is there once it can be, and no other`() async throws {
        try await WatchedServer.run { watched in
            watched.open()
            _ = try await watched.ask("/v2/tweets")
            let metrics = try await watched.metrics()
            let names = Set(metrics.types.keys)
            let kept = Metric.allCases.filter { metric in
                // The engine that keeps nothing has no files.
                !["miniter_journal_", "miniter_snapshot_", "miniter_recovery_"].contains {
                    metric.rawValue.hasPrefix($0)
                }
            }
            #expect(names == Set(kept.map(\.rawValue)))
            #expect(metrics[#"miniter_build_info{version="\#(Version.current)"}"#] == 1)
            #expect(metrics["miniter_ready"] == 1)
            #expect(metrics["process_resident_memory_bytes"] ?? 0 > 1_000_000)
            #expect(metrics["process_open_fds"] ?? 0 > 3)
            #expect(metrics["process_threads"] ?? 0 > 3)
            #expect(metrics["process_cpu_seconds_total"] ?? 0 > 0)
            #expect(metrics["process_start_time_seconds"] ?? 0 > 1_700_000_000)
            #expect(metrics[#"miniter_queue_capacity{queue="hashing"}"#] == 256)
        }
    }

    @Test func `what is kept on the disk is measured`() async throws {
        let directory = NSTemporaryDirectory() + "/metrics-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for life in 1...2 {
            try await WatchedServer.run(in: directory) { watched in
                watched.open()
                let user = #"{"username":"minji\#(life)","name":"N","password":"password-1"}"#
                let headers = Headers([Headers.Field("content-type", "application/json")])
                let made = try await WireClient(port: watched.server.port).exchange(
                    Request(method: .post, target: "/v2/users", headers: headers, body: Array(user.utf8))
                )
                #expect(made.status == .created)
                let metrics = try await watched.metrics()
                #expect(Set(metrics.types.keys) == Set(Metric.allCases.map(\.rawValue)))
                #expect(metrics["miniter_users"] == Double(life))
                // The new user, and before it what the start itself writes.
                let records = try #require(metrics["miniter_journal_records_total"])
                #expect(records >= 1)
                #expect(metrics["miniter_journal_batches_total"] ?? 0 >= 1)
                #expect(
                    metrics["miniter_journal_sync_duration_seconds_count"] == metrics["miniter_journal_batches_total"]
                )
                #expect(metrics["miniter_journal_written_bytes_total"] ?? 0 > records * 20)
                #expect(metrics["miniter_journal_waiting_writes"] == 0)
                #expect(metrics["miniter_journal_writable"] == 1)
                #expect(metrics["miniter_snapshot_behind_records"] ?? 0 >= 1)
                #expect(metrics["miniter_recovery_cut_bytes"] == 0)
            }
        }
    }

    @Test func `a snapshot tells its size, its time and when it was`() throws {
        let registry = Registry()
        let storage = StorageInstruments(registry)
        storage.observe(.snapshotTaken(lsn: 7, bytes: 1234, milliseconds: 60))
        storage.observe(.snapshotFailed(reason: "no"))
        storage.observe(.recovered(users: 1, tweets: 2, replayed: 3, wasClean: false, milliseconds: 1500))
        storage.observe(.cutTail(file: "j", offset: 1, bytes: 99))
        var text = PrometheusText()
        for metric in Metric.allCases { registry.write(metric, to: &text) }
        let metrics = try MetricsText(String(decoding: text.bytes, as: UTF8.self))
        #expect(metrics["miniter_snapshot_size_bytes"] == 1234)
        #expect(metrics["miniter_snapshot_duration_seconds_sum"] == 0.06)
        #expect(abs((metrics["miniter_snapshot_timestamp_seconds"] ?? 0) - ProcessStatistics.now) < 60)
        #expect(metrics["miniter_snapshot_failures_total"] == 1)
        #expect(metrics["miniter_recovery_replayed_records"] == 3)
        #expect(metrics["miniter_recovery_duration_seconds"] == 1.5)
        #expect(metrics["miniter_recovery_cut_bytes"] == 99)
    }

    @Test func `what the table does not know is measured by nobody`() {
        let registry = Registry()
        Counter(label: "anything", factory: registry).increment()
        Counter(label: Metric.journalBatches.rawValue, dimensions: [("who", "anyone")], factory: registry).increment()
        var text = PrometheusText()
        for metric in Metric.allCases { registry.write(metric, to: &text) }
        #expect(text.bytes.isEmpty)
    }

    @Test func `a value is what was measured, whatever its labels hold`() throws {
        var text = PrometheusText()
        var durations = Durations()
        durations.counts[0] = 2
        durations.counts[1] = 1
        durations.counts[17] = 4
        durations.nanoseconds = 1_500_000_000
        text.begin(.loopLag)
        text.sample(.loopLag, [("loop", "a\"b\\c\nd")], durations)
        let metrics = try MetricsText(String(decoding: text.bytes, as: UTF8.self))
        let labels = #"loop="a\"b\\c\nd""#
        #expect(metrics["miniter_loop_lag_seconds_bucket{\(labels),le=\"2.5e-05\"}"] == 2)
        #expect(metrics["miniter_loop_lag_seconds_bucket{\(labels),le=\"5e-05\"}"] == 3)
        #expect(metrics["miniter_loop_lag_seconds_bucket{\(labels),le=\"10.0\"}"] == 3)
        #expect(metrics["miniter_loop_lag_seconds_bucket{\(labels),le=\"+Inf\"}"] == 7)
        #expect(metrics["miniter_loop_lag_seconds_count{\(labels)}"] == 7)
        #expect(metrics["miniter_loop_lag_seconds_sum{\(labels)}"] == 1.5)
    }

    @Test(arguments: [(0, 0), (25_000, 0), (25_001, 1), (10_000_000_000, 16), (10_000_000_001, 17), (UInt64.max, 17)])
    func `a duration counts at the first bound that is not below it`(nanoseconds: UInt64, place: Int) {
        let tally = DurationTally()
        tally.add(nanoseconds: nanoseconds)
        #expect(tally.durations.counts.firstIndex(of: 1) == place)
        #expect(tally.durations.nanoseconds == nanoseconds)
    }
}
