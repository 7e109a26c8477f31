import Glibc

/// Shows on standard error how far something has come: a bar on a terminal, now and then a line otherwise.
final class Progress {
    private let verb: String
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var shownAt = ContinuousClock.now
    private var hasShown = false

    init(_ verb: String) {
        self.verb = verb
    }

    func show(rows: Int) {
        show("\(verb) \(rows) rows")
    }

    func show(bytes: Int) {
        show("\(verb) \(bytes / 1_048_576) MiB")
    }

    func show(_ done: Int, of size: Int) {
        let part = size == 0 ? 100 : done * 100 / size
        guard isTerminal else { return show("\(verb) \(part) %") }
        let width = 40
        let full = part * width / 100
        show("[" + String(repeating: "#", count: full) + String(repeating: " ", count: width - full) + "] \(part) %")
    }

    /// Leaves the terminal's line.
    func end() {
        if hasShown, isTerminal { StandardError.write("") }
    }

    private func show(_ text: String) {
        // A terminal shows ten a second, a log one every two.
        let interval: Duration = isTerminal ? .milliseconds(100) : .seconds(2)
        guard !hasShown && isTerminal || ContinuousClock.now - shownAt >= interval else { return }
        shownAt = .now
        hasShown = true
        if isTerminal {
            StandardError.write("\r\(text)", terminator: "")
        } else {
            StandardError.write(text)
        }
    }
}
