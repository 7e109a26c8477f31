import Glibc

/// Lines for who reads along, also through a pipe: nothing stays in a buffer.
enum StandardOutput {
    static func write(_ line: String) {
        print(line)
        fflush(nil)
    }
}
