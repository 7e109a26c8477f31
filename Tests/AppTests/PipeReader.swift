import Foundation
import Testing
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

extension Pipe {
    /// Blocks until its writing end has been closed.
    /// - Returns: all that has not been read before.
    func text() throws -> String {
        String(decoding: try fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }

    /// Blocks until what has come is enough.
    /// - Returns: that, and what came with it.
    func text(until isEnough: (String) -> Bool) throws -> String {
        var text = ""
        while !isEnough(text) {
            let data = fileHandleForReading.availableData
            try #require(!data.isEmpty, "it ended early: \(text)")
            text += String(decoding: data, as: UTF8.self)
        }
        return text
    }
}
