import Foundation
import Workers

@testable import App

/// Reads a pipe to its end on a thread of its own, from the start.
struct PipeReader {
    private let texts: AsyncStream<String>

    init(_ pipe: Pipe) throws {
        let (texts, continuation) = AsyncStream.makeStream(of: String.self)
        self.texts = texts
        try Workers.Thread("reader") {
            continuation.yield((try? pipe.text()) ?? "")
            continuation.finish()
        }.detach()
    }

    /// All of it, once the writing end has been closed.
    func text() async -> String {
        await texts.first { _ in true } ?? ""
    }
}
