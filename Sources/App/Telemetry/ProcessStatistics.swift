import Glibc

/// What the system says of this process.
struct ProcessStatistics {
    /// In seconds.
    private(set) var processorTime = 0.0
    /// In bytes.
    private(set) var residentMemory = 0
    /// In bytes.
    private(set) var virtualMemory = 0
    private(set) var threads = 0
    private(set) var openFiles = 0
    private(set) var maximumFiles: UInt64 = 0

    /// Asks now. Blocks for as long as `/proc` takes, which is less than a millisecond, but for tens of thousands of
    /// open descriptors.
    init() {
        var usage = rusage()
        if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
            processorTime = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
        }
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 { maximumFiles = UInt64(limit.rlim_cur) }
        // The name of the program in parentheses may hold anything; what follows are numbers (proc(5), from field 3).
        let fields = Self.text(of: "/proc/self/stat").split(separator: ")").last?.split(separator: " ") ?? []
        if fields.count > 21 {
            threads = Int(fields[17]) ?? 0
            virtualMemory = Int(fields[20]) ?? 0
            residentMemory = (Int(fields[21]) ?? 0) * sysconf(Int32(_SC_PAGESIZE))
        }
        openFiles = Self.entries(of: "/proc/self/fd")
    }

    /// The system's time, in seconds since 1970.
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec / 1_000_000) / 1000
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
    }

    private static func text(of path: String) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    private static func entries(of path: String) -> Int {
        guard let directory = opendir(path) else { return 0 }
        defer { closedir(directory) }
        var count = 0
        while readdir(directory) != nil { count += 1 }
        // Those of the directory itself, its parent, and the descriptor that reads it.
        return max(0, count - 3)
    }
}
