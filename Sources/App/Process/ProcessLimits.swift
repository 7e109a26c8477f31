import Glibc

/// What a process sets for itself before it does anything else.
public enum ProcessLimits {
    /// Lets writes to a closed connection fail instead of ending the process, and takes all descriptors it may have.
    /// - Returns: how many descriptors that is.
    @discardableResult
    public static func prepare() -> Int {
        signal(SIGPIPE, SIG_IGN)
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 0 }
        if limit.rlim_cur < limit.rlim_max {
            limit.rlim_cur = limit.rlim_max
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
        return Int(clamping: limit.rlim_cur)
    }
}
