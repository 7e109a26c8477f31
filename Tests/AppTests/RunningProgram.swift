import Foundation
import HTTP
import TestSupport
import Testing
import Workers

/// The built program as it serves its users, until its test lets go of it.
final class RunningProgram {
    let port: UInt16
    private let process: ChildProcess
    private let ending: PipeReader

    /// Starts it, and returns once it is ready.
    /// - Parameters:
    ///   - environment: beside what keeps limits out of the way.
    ///   - directory: of the data; nil for the engine that keeps none.
    init(_ environment: [String: String] = [:], in directory: String? = nil) throws {
        let storage = directory.map { ["--data", $0] } ?? ["--engine", "memory"]
        let log = Pipe()
        process = try Program.start(
            ["serve", "--port", "0"] + storage,
            environment: Leniency.environment.merging(environment) { $1 },
            complaints: log
        )
        let text = try log.text { $0.contains("\"ready\"") && $0.last == "\n" }
        let port = text.firstMatch(of: /"url":"http:\/\/127.0.0.1:([0-9]+)"/).flatMap { UInt16($0.1) }
        self.port = try #require(port, "no port: \(text)")
        ending = try PipeReader(log)
    }

    /// How many of its threads have a name that begins like this.
    func threads(named name: String) throws -> Int {
        let tasks = "/proc/\(process.id)/task"
        return try FileManager.default.contentsOfDirectory(atPath: tasks).count { task in
            (try? String(contentsOfFile: "\(tasks)/\(task)/comm", encoding: .utf8))?.hasPrefix(name) == true
        }
    }

    /// The CPU time that it has taken since its start, in clock ticks.
    func ticks() throws -> Int {
        let line = try String(contentsOfFile: "/proc/\(process.id)/stat", encoding: .utf8)
        // Its name may hold anything, and ends with the last parenthesis; user and system time are the 14th and 15th.
        let fields = try #require(line.split(separator: ")").last).split(separator: " ")
        return fields[11...12].compactMap { Int($0) }.reduce(0, +)
    }

    func signal(_ number: Int32) {
        process.signal(number)
    }

    /// Waits until it has ended.
    /// - Returns: its exit code, or minus the signal that ended it; and what it has logged since it was ready.
    func end() async -> (code: Int32, log: String) {
        let log = await ending.text()
        return (process.waitForEnd(), log)
    }

    /// Asks over a connection of its own.
    func ask(
        _ method: HTTP.Method,
        _ target: String,
        token: String? = nil,
        json: String? = nil
    ) async throws -> Response {
        try await WireClient(port: port).exchange(Self.request(method, target, token: token, json: json))
    }

    static func request(
        _ method: HTTP.Method,
        _ target: String,
        token: String? = nil,
        json: String? = nil
    ) -> Request {
        var fields = Headers()
        if let token { fields.append("authorization", "Bearer \(token)") }
        if json != nil { fields.append("content-type", "application/json") }
        return Request(method: method, target: target, headers: fields, body: Array((json ?? "").utf8))
    }

    /// Signs a user up and logs in.
    func join(_ username: String, email: String? = nil) async throws -> Tokens {
        let mail = email.map { ",\"email\":\"\($0)\"" } ?? ""
        let body = #"{"username":"\#(username)","name":"N","password":"password-1"\#(mail)}"#
        #expect(try await ask(.post, "/v2/users", json: body).status == .created)
        return try await logIn(username)
    }

    func logIn(_ username: String, password: String = "password-1") async throws -> Tokens {
        let body = #"{"username":"\#(username)","password":"\#(password)"}"#
        return try Tokens(try await ask(.post, "/v2/tokens", json: body))
    }

    /// What a log-in gives.
    struct Tokens: Sendable {
        let access: String
        let refresh: String

        init(_ response: Response) throws {
            let text = String(decoding: response.body, as: UTF8.self)
            let tokens = try #require(
                text.firstMatch(of: /"accessToken":"([^"]+)","refreshToken":"([^"]+)"/),
                "\(text)"
            )
            access = String(tokens.1)
            refresh = String(tokens.2)
        }
    }
}
