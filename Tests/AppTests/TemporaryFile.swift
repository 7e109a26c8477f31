import Foundation

/// Runs a test with the path of a file of this content, and removes the file.
func withFile<Result>(_ content: String, _ body: (String) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appending(path: "miniter-\(UUID().uuidString).json")
    try Data(content.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
}
