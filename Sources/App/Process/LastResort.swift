internal import Glibc

/// Ends the process without any farewell: no handler runs, nothing that waits is answered.
enum LastResort {
    static func exit(_ code: Int32) {
        _exit(code)
    }
}
