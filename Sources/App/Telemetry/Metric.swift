/// Every metric: its name, what kind of number it is, and what it means. `/metrics` prints this table with the numbers.
///
/// Names follow Prometheus: the unit at the end, `_total` for what only grows, and those of the process as its client
/// libraries call them.
enum Metric: String, CaseIterable {
    case build = "miniter_build_info"
    case ready = "miniter_ready"
    case requests = "miniter_http_requests_total"
    case requestDuration = "miniter_http_request_duration_seconds"
    case responseBytes = "miniter_http_response_body_bytes_total"
    case refusedRequests = "miniter_http_refused_requests_total"
    case parkedRequests = "miniter_http_parked_requests"
    case failures = "miniter_failures_total"
    case openConnections = "miniter_connections_open"
    case maximumConnections = "miniter_connections_max"
    case acceptedConnections = "miniter_connections_accepted_total"
    case failedAccepts = "miniter_connections_accept_failures_total"
    case timedOutConnections = "miniter_connections_timed_out_total"
    case loopLag = "miniter_loop_lag_seconds"
    case loopStall = "miniter_loop_stalled_seconds"
    case queueLength = "miniter_queue_length"
    case queueCapacity = "miniter_queue_capacity"
    case queueRefusals = "miniter_queue_refused_total"
    case logDrops = "miniter_log_dropped_lines_total"
    case users = "miniter_users"
    case tweets = "miniter_tweets"
    case journalBatches = "miniter_journal_batches_total"
    case journalRecords = "miniter_journal_records_total"
    case journalBytes = "miniter_journal_written_bytes_total"
    case journalSync = "miniter_journal_sync_duration_seconds"
    case journalWritable = "miniter_journal_writable"
    case journalWaiting = "miniter_journal_waiting_writes"
    case snapshotTime = "miniter_snapshot_timestamp_seconds"
    case snapshotSize = "miniter_snapshot_size_bytes"
    case snapshotDuration = "miniter_snapshot_duration_seconds"
    case snapshotFailures = "miniter_snapshot_failures_total"
    case snapshotDistance = "miniter_snapshot_behind_records"
    case recoveryDuration = "miniter_recovery_duration_seconds"
    case recoveryRecords = "miniter_recovery_replayed_records"
    case recoveryTail = "miniter_recovery_cut_bytes"
    case processorTime = "process_cpu_seconds_total"
    case residentMemory = "process_resident_memory_bytes"
    case virtualMemory = "process_virtual_memory_bytes"
    case openFiles = "process_open_fds"
    case maximumFiles = "process_max_fds"
    case threads = "process_threads"
    case startTime = "process_start_time_seconds"

    enum Kind: String {
        case counter, gauge, histogram
    }

    var kind: Kind {
        switch self {
        case .requestDuration, .loopLag, .journalSync, .snapshotDuration: .histogram
        default: rawValue.hasSuffix("_total") ? .counter : .gauge
        }
    }

    /// What it means, in one line.
    var help: String {
        switch self {
        case .build: "Always 1; its labels say which version of miniter this is."
        case .ready: "1 while the server serves, 0 while it recovers, drains or takes no writes."
        case .requests:
            "Requests answered, by contract, route, method and status; those without a route are \"unmatched\"."
        case .requestDuration: "Time from a request's arrival in its handler to its answer."
        case .responseBytes: "Bytes of the bodies of answers, before they go out."
        case .refusedRequests:
            "Requests refused outside the handlers: not valid HTTP, too large, or kept waiting too long."
        case .parkedRequests: "Requests whose handlers wait now: for the disk, a password hash, a scan."
        case .failures: "Failures answered, by code of the error registry; COMMON_007 is throttling."
        case .openConnections: "Connections open now."
        case .maximumConnections: "Connections that may be open at once; further clients wait in the kernel's queue."
        case .acceptedConnections: "Connections accepted."
        case .failedAccepts: "Attempts to accept a connection that failed, for want of descriptors as a rule."
        case .timedOutConnections: "Connections closed because their clients took too long, idle ones included."
        case .loopLag: "How late each loop's timer ran, once a second while there are connections."
        case .loopStall: "How long each loop's timer has been overdue by now; beyond a moment the loop is stuck."
        case .queueLength: "What waits now, by queue: hashing and scan (pieces of work), log (lines)."
        case .queueCapacity: "What may wait at once, by queue; beyond it work is refused and log lines are dropped."
        case .queueRefusals: "Pieces of work refused because their queue was full."
        case .logDrops: "Log lines dropped because the reader of the log was too slow."
        case .users: "Users in the store."
        case .tweets: "Tweets in the store."
        case .journalBatches: "Batches written to the journal, each with one call."
        case .journalRecords: "Records written to the journal."
        case .journalBytes: "Bytes written to the journal."
        case .journalSync: "Time of each sync of the journal."
        case .journalWritable: "1 while writes are taken, 0 while there is no room for them."
        case .journalWaiting: "Records that wait to be written and synced."
        case .snapshotTime: "When the last snapshot of this process was finished, in Unix time; 0 before the first."
        case .snapshotSize: "Size of the last snapshot."
        case .snapshotDuration: "Time that each snapshot took."
        case .snapshotFailures: "Snapshots that failed; the data is safe in the journal, which keeps growing."
        case .snapshotDistance: "Records since the last snapshot: what the next start has to replay."
        case .recoveryDuration: "Time that recovery took at the start."
        case .recoveryRecords: "Records of the journal that recovery replayed."
        case .recoveryTail: "Bytes of a torn tail that recovery cut off the journal; nothing in it was acknowledged."
        case .processorTime: "User and system processor time."
        case .residentMemory: "Resident memory."
        case .virtualMemory: "Virtual memory."
        case .openFiles: "File descriptors open now."
        case .maximumFiles: "File descriptors that may be open."
        case .threads: "Threads of the process."
        case .startTime: "When the process started, in Unix time."
        }
    }
}
