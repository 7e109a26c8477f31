import Glibc

/// Where complaints go.
enum StandardError {
    static func write(_ line: String, terminator: String = "\n") {
        let bytes = Array((line + terminator).utf8)
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}
