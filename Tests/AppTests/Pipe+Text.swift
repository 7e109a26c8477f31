import Foundation
import Testing

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
