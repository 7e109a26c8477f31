import Glibc

/// Reads the file that a configuration comes from.
enum ConfigurationFile {
    /// Why it cannot be read.
    struct Refusal: Error {
        let reason: String
    }

    private static let maxBytes = 1_048_576

    static func read(_ path: String) throws(Refusal) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw refusal() }
        defer { close(descriptor) }
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while content.count <= maxBytes {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return content }
            if count > 0 {
                content.append(contentsOf: chunk[..<count])
            } else if errno != EINTR {
                throw refusal()
            }
        }
        throw Refusal(reason: "it cannot be read: it is larger than \(maxBytes) bytes")
    }

    private static func refusal() -> Refusal {
        Refusal(reason: "it cannot be read: \(String(cString: strerror(errno)))")
    }
}
