internal import CLinux
internal import Glibc
internal import Storage

/// Who started this process and wants to know how it is: systemd, or whatever else speaks sd_notify(3).
///
/// What cannot be told is lost: the server serves all the same.
struct Supervisor: Sendable {
    enum News: String {
        case ready = "READY=1"
        case stopping = "STOPPING=1"
        /// The process is alive.
        case alive = "WATCHDOG=1"
        /// It takes longer: the time to start begins anew.
        case startsLonger = "EXTEND_TIMEOUT_USEC=60000000"
    }

    /// A path, or an abstract name that begins with `@`.
    private let socket: String
    /// Between one sign of life and the next, in seconds; nil where nobody waits for any.
    private let interval: Double?

    /// - Returns: nil where nobody wants to know.
    init?() {
        self.init { name in getenv(name).map { String(cString: $0) } }
    }

    /// - Parameter variable: looks a variable of the environment up.
    init?(_ variable: (String) -> String?) {
        guard let socket = variable("NOTIFY_SOCKET"), socket.first == "/" || socket.first == "@" else { return nil }
        self.socket = socket
        let isForUs = variable("WATCHDOG_PID").map { $0 == String(getpid()) } ?? true
        // Twice within the time that it is given (sd_watchdog_enabled(3)).
        interval = isForUs ? variable("WATCHDOG_USEC").flatMap(Double.init).map { $0 / 2_000_000 } : nil
    }

    /// - Parameter status: for people, on one line.
    func tell(_ news: News, _ status: String? = nil) {
        let bytes = Array((news.rawValue + (status.map { "\nSTATUS=\($0)" } ?? "") + "\n").utf8)
        _ = miniter_send_datagram(socket, bytes, bytes.count)
    }

    /// Tells what a supervisor can use of what the storage does.
    func observe(_ event: StorageEvent) {
        if case .recovering = event { tell(.startsLonger, event.description) }
    }

    /// Gives signs of life from now on, until the task is cancelled.
    /// - Parameter proof: returns when the process has shown that it works.
    /// - Returns: nil where nobody waits for any.
    func watch(_ proof: @escaping @Sendable () async -> Void) -> Task<Void, any Error>? {
        guard let interval, interval > 0 else { return nil }
        return Task {
            while true {
                await proof()
                tell(.alive)
                try await Task.sleep(for: .seconds(interval))
            }
        }
    }
}
