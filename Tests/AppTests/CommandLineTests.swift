import Foundation
import Testing

@testable import App

@Suite struct CommandLineTests {
    @Test(arguments: [
        ["--port", "abc"], ["--port", "70000"], ["--loops", "-1"], ["--host", "nowhere"], ["--engine", "paper"],
        ["--demo", "0"], ["--demo", "x"], ["--nothing"], ["serve", "extra"], ["check-config", "--port", "1"],
        ["--config"],
    ])
    func `wrong usage exits with 64 and says what is wrong on standard error`(arguments: [String]) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.code == 64)
        #expect(outcome.output == "")
        #expect(outcome.complaints.hasPrefix("Error: "))
    }

    @Test(arguments: [["serve"], ["check-config"], []])
    func `a bad configuration exits with 78 and tells all that is wrong`(arguments: [String]) throws {
        let outcome = try Program.run(arguments, environment: ["MINITER_LOG_LEVEL": "x", "MINITER_PORT": "1"])
        #expect(outcome.code == 78)
        #expect(outcome.output == "")
        #expect(outcome.complaints.split(separator: "\n").count == 2)
        #expect(outcome.complaints.contains("miniter: log.level (environment variable MINITER_LOG_LEVEL) is \"x\""))
    }

    @Test func `a configuration file that is not there exits with 78`() throws {
        let outcome = try Program.run(["--config", "/nonexistent.json"])
        #expect(outcome.code == 78)
        #expect(outcome.complaints == "miniter: /nonexistent.json: it cannot be read: No such file or directory\n")
    }

    @Test func `check-config prints every key with its value and source`() throws {
        let outcome = try Program.run(["check-config"], environment: ["MINITER_SERVER_PORT": "0"])
        #expect(outcome.code == 0)
        #expect(outcome.complaints == "")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == Setting.all.count)
        #expect(lines.contains("server.port = 0  (source: environment)"))
        #expect(lines.contains("server.host = \"127.0.0.1\"  (source: default)"))
        #expect(lines.contains("cors.origins = []  (source: default)"))
    }

    @Test func `check-config warns of what is unsafe`() throws {
        let outcome = try Program.run(["check-config"], environment: ["MINITER_AUTH_ARGON2_MEMORY_KIB": "8192"])
        #expect(outcome.code == 0)
        #expect(outcome.complaints.hasPrefix("warning: auth.argon2 is unsafe"))
    }

    @Test(arguments: [["--version"], ["--help"], ["serve", "--help"], ["check-config", "--help"]])
    func `help and version are printed and exit with 0`(arguments: [String]) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.code == 0)
        #expect(!outcome.output.isEmpty)
        #expect(outcome.complaints == "")
    }

    @Test func `the registry is printed as a table and in JSON`() throws {
        let table = try Program.run(["error-codes", "--format", "markdown", "--language", "en"])
        #expect(table.output.hasPrefix("| code | v1 | v2 | description |\n| --- | --- | --- | --- |\n| COMMON_001 |"))
        #expect(table.output.contains("| USER_001 | 409 | 400 | The username is taken |"))
        let json = try Program.run(["error-codes", "--format", "json"])
        #expect(json.output.hasPrefix(#"[{"code":"COMMON_001","statuses":{"v1":400,"v2":400},"description":""#))
        #expect(try Program.run(["error-codes", "--format", "xml"]).code == 64)
    }

    @Test(arguments: [["openapi"], ["openapi", "v1"], ["openapi", "v2"], ["openapi", "classic"]])
    func `documents are printed`(arguments: [String]) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.code == 0)
        #expect(outcome.output.hasPrefix(#"{"openapi":"3.1.0","#))
        #expect(try Program.run(["openapi", "v3"]).code == 64)
    }

    @Test func `a mock says who may call it`() throws {
        let output = Pipe()
        let process = try Program.start(
            ["mock", "--port", "0"],
            environment: ["MINITER_AUTH_ARGON2_MEMORY_KIB": "8192", "MINITER_AUTH_ARGON2_ITERATIONS": "1"],
            output: output
        )
        let text = try output.text { $0.count(where: \.isNewline) >= 3 }
        process.signal(SIGTERM)
        #expect(process.waitForEnd() == 0)
        #expect(text.hasPrefix("demo1  miniter-demo  Bearer eyJ"))
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `the server stops cleanly on a signal`(number: Int32) throws {
        let log = Pipe()
        let process = try Program.start(["serve", "--port", "0", "--engine", "memory"], complaints: log)
        _ = try log.text { $0.contains("\"ready\"") }
        process.signal(number)
        #expect(process.waitForEnd() == 0)
    }
}
