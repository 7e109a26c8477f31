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
    static func process(_ arguments: [String], environment: [String: String] = [:]) throws -> Process {
        let process = Process()
        process.executableURL = try url
        process.arguments = arguments
        process.environment = environment
        for name in ["PATH", "LD_LIBRARY_PATH", "TSAN_OPTIONS"] {
            process.environment?[name] = ProcessInfo.processInfo.environment[name]
        }
        // A program ends with values that are still in use, and not all pointers to them look like pointers.
        process.environment?["ASAN_OPTIONS"] = "detect_leaks=0"
        return process
    }

    /// Runs it to its end, which a server that was not to start would never come to: it is told to stop then.
    static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        let process = try process(arguments, environment: environment)
        let output = Pipe()
        let complaints = Pipe()
        process.standardOutput = output
        process.standardError = complaints
        try process.run()
        let patience = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: patience)
        defer { patience.cancel() }
        // What it prints fits into the pipes, so that one can be read after the other.
        let outputText = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complaintText = String(decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Outcome(code: process.terminationStatus, output: outputText, complaints: complaintText)
    }
}
