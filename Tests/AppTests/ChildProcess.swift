import CLinux
import Foundation

/// A program that runs beside the tests, and is killed where it outlives its owner.
///
/// Foundation's Process reads beyond the end of a buffer where very many descriptors are open, and then crashes.
final class ChildProcess {
    let id: pid_t
    private var code: Int32?

    /// Starts it with no descriptors but the standard ones; what it writes where no pipe is given is lost.
    /// - Parameters:
    ///   - output: its writing end is closed here.
    ///   - complaints: likewise.
    init(
        _ program: URL,
        _ arguments: [String],
        environment: [String: String],
        output: Pipe? = nil,
        complaints: Pipe? = nil
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        for (pipe, descriptor) in [(output, STDOUT_FILENO), (complaints, STDERR_FILENO)] {
            if let end = pipe?.fileHandleForWriting.fileDescriptor {
                posix_spawn_file_actions_adddup2(&actions, end, descriptor)
            } else {
                posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
            }
        }
        posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
        let words = ([program.path] + arguments).map { strdup($0) }
        let variables = environment.map { strdup("\($0)=\($1)") }
        defer { for text in words + variables { free(text) } }
        var id: pid_t = 0
        let failure = posix_spawn(&id, program.path, &actions, nil, words + [nil], variables + [nil])
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
        self.id = id
        try output?.fileHandleForWriting.close()
        try complaints?.fileHandleForWriting.close()
    }

    deinit {
        guard isRunning else { return }
        signal(SIGKILL)
        waitForEnd()
    }

    var isRunning: Bool {
        if code == nil { look(WNOHANG) }
        return code == nil
    }

    /// Sends it a signal, unless it has ended.
    func signal(_ number: Int32) {
        if isRunning { kill(id, number) }
    }

    /// Blocks until it has ended.
    /// - Returns: its exit code, or minus the signal that ended it.
    @discardableResult
    func waitForEnd() -> Int32 {
        while true {
            if let code { return code }
            look(0)
        }
    }

    private func look(_ options: Int32) {
        var status: Int32 = 0
        let found = waitpid(id, &status, options)
        precondition(found >= 0 || errno == EINTR, "somebody else has waited for process \(id)")
        guard found == id else { return }
        let signal = status & 0x7F
        code = signal == 0 ? status >> 8 & 0xFF : -signal
    }
}
