import App
import ArgumentParser

extension ExitReason {
    /// Prints the reason to standard error.
    /// - Returns: what ends the process with the reason's code.
    func reported() -> ExitCode {
        for line in description.split(separator: "\n") { StandardError.write("miniter: \(line)") }
        return ExitCode(code)
    }
}
