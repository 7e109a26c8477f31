import Foundation
import Testing

/// The built program, run as its users run it.
enum Program {
    struct Outcome {
        let code: Int32
        let output: String
        let complaints: String
    }

    /// It stands beside the test program.
    static var url: URL {
        get throws {
            let tests = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            let url = tests.deletingLastPathComponent().appending(path: "miniter")
            try #require(FileManager.default.isExecutableFile(atPath: url.path), "miniter has not been built")
            return url
        }
    }

    /// - Parameter environment: nothing else of the environment is handed on.
    static func start(
        _ arguments: [String],
        environment: [String: String] = [:],
        output: Pipe? = nil,
        complaints: Pipe? = nil
    ) throws -> ChildProcess {
        var variables = environment
        for name in ["PATH", "LD_LIBRARY_PATH", "TSAN_OPTIONS"] {
            variables[name] = ProcessInfo.processInfo.environment[name]
        }
        // A program ends with values that are still in use, and not all pointers to them look like pointers.
        variables["ASAN_OPTIONS"] = "detect_leaks=0"
        return try ChildProcess(url, arguments, environment: variables, output: output, complaints: complaints)
    }

    /// Runs it to its end, which a server that was not to start would never come to: it is told to stop then.
    static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        let output = Pipe()
        let complaints = Pipe()
        let process = try start(arguments, environment: environment, output: output, complaints: complaints)
        let patience = DispatchWorkItem { [id = process.id] in kill(id, SIGTERM) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: patience)
        defer { patience.cancel() }
        // What it prints fits into the pipes, so that one can be read after the other.
        let outputText = try output.text()
        let complaintText = try complaints.text()
        return Outcome(code: process.waitForEnd(), output: outputText, complaints: complaintText)
    }
}
