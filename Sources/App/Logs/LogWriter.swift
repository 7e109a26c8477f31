public import Glibc
import Logging
import Synchronization
public import Workers

/// Writes log lines on a thread of its own, so that no caller ever waits for whoever reads them.
///
/// At most `maxLines` wait; further ones are dropped and counted, and the count is logged when there is room again.
public final class LogWriter: Sendable {
    private let queue: Queue
    private static let gatheringMilliseconds: Int32 = 2

    /// - Parameters:
    ///   - descriptor: an open file; standard error by default.
    ///   - maxLines: 1...
    /// - Throws: `cannotStart` where the system gives no thread or descriptor.
    public init(
        to descriptor: Int32 = STDERR_FILENO,
        isJSON: Bool,
        maxLines: Int = 8192
    ) throws(ThreadFailure) {
        let queue = Queue(
            descriptor: descriptor,
            isJSON: isJSON,
            maxLines: maxLines,
            wake: try CountingSemaphore(),
            finished: try CountingSemaphore()
        )
        self.queue = queue
        try Thread("log") { queue.run() }.detach()
    }

    deinit {
        queue.close()
    }

    /// Takes a line; never blocks.
    /// - Parameter line: whole, with its line end.
    public func write(_ line: [UInt8]) {
        queue.append(line)
    }

    /// How many lines wait, and how many were dropped.
    public var load: QueueLoad {
        queue.load
    }

    /// Writes what waits, then takes nothing more. Blocks until that is done, for two seconds at most.
    public func close() {
        queue.close()
        if queue.finished.wait(milliseconds: 2000) { queue.finished.signal() }
    }
}

extension LogWriter {
    /// What the writer and its thread share.
    private final class Queue: Sendable {
        private struct State {
            /// Whole lines, one after the other.
            var waiting: [UInt8] = []
            var lines = 0
            /// Since the last line that told of them.
            var dropped = 0
            /// Since the start.
            var allDropped: UInt64 = 0
            var isAsleep = false
            var isClosed = false
        }

        /// What 8,192 lines of ordinary length take; long lines reach it first.
        private static let maxBytes = 4_194_304
        /// What is kept for lines while there are none, in bytes.
        private static let maxKept = 65_536

        let finished: CountingSemaphore
        private let wake: CountingSemaphore
        private let state = Mutex(State())
        private let descriptor: Int32
        private let isJSON: Bool
        private let maxLines: Int

        init(
            descriptor: Int32,
            isJSON: Bool,
            maxLines: Int,
            wake: consuming CountingSemaphore,
            finished: consuming CountingSemaphore
        ) {
            self.descriptor = descriptor
            self.isJSON = isJSON
            self.maxLines = maxLines
            self.wake = wake
            self.finished = finished
        }

        func append(_ line: [UInt8]) {
            let mustWake = state.withLock { state in
                guard !state.isClosed else { return false }
                guard state.lines < maxLines, state.waiting.count + line.count <= Self.maxBytes else {
                    state.dropped += 1
                    state.allDropped += 1
                    return false
                }
                state.waiting.append(contentsOf: line)
                state.lines += 1
                defer { state.isAsleep = false }
                return state.isAsleep
            }
            if mustWake { wake.signal() }
        }

        var load: QueueLoad {
            state.withLock { QueueLoad(waiting: $0.lines, capacity: maxLines, refused: $0.allDropped) }
        }

        func close() {
            state.withLock { $0.isClosed = true }
            wake.signal()
        }

        func run() {
            while let batch = next() {
                var rest = batch.lines[...]
                while !rest.isEmpty {
                    let chunk = LogWriter.chunk(of: rest)
                    OutputFile.write(chunk, to: descriptor)
                    rest = rest[chunk.endIndex...]
                }
                if batch.dropped > 0 { OutputFile.write(note(dropped: batch.dropped), to: descriptor) }
            }
            finished.signal()
        }

        /// Waits for lines.
        /// - Returns: nil once closed and empty.
        private func next() -> (lines: [UInt8], dropped: Int)? {
            while true {
                let batch: (lines: [UInt8], dropped: Int, isClosed: Bool) = state.withLock { state in
                    let batch = (state.waiting, state.dropped, state.isClosed)
                    state.waiting = []
                    // As much is likely to come again.
                    state.waiting.reserveCapacity(min(batch.0.count, Self.maxKept))
                    state.lines = 0
                    state.dropped = 0
                    state.isAsleep = batch.0.isEmpty && batch.1 == 0 && !batch.2
                    return batch
                }
                if !batch.lines.isEmpty || batch.dropped > 0 { return (batch.lines, batch.dropped) }
                if batch.isClosed { return nil }
                wake.wait()
                // To wake up costs more than a line: for a moment more of them may come together.
                if !isClosed { _ = wake.wait(milliseconds: LogWriter.gatheringMilliseconds) }
            }
        }

        private var isClosed: Bool {
            state.withLock { $0.isClosed }
        }

        private func note(dropped: Int) -> [UInt8] {
            var line = LogLine(.warning, "log lines were dropped", isJSON: isJSON, at: LogLine.now())
            line.append("count", .integer(dropped))
            return line.finished()
        }
    }

    /// Whole lines that a pipe takes in one piece (PIPE_BUF), or one longer line: so lines of several processes that
    /// write to one pipe do not mix.
    static func chunk(of lines: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let lineEnd = UInt8(ascii: "\n")
        let last = lines.prefix(4096).lastIndex(of: lineEnd) ?? lines.firstIndex(of: lineEnd) ?? lines.endIndex - 1
        return lines[...last]
    }
}
