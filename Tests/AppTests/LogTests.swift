import Foundation
import HTTP
import Logging
import Testing

@testable import App

@Suite struct LogTests {
    /// Runs a test with the writing end of a pipe; returns what came out of it.
    private static func output(_ body: (Int32) throws -> Void) throws -> String {
        let pipe = Pipe()
        try body(pipe.fileHandleForWriting.fileDescriptor)
        try pipe.fileHandleForWriting.close()
        return try pipe.text()
    }

    private static func settings(_ format: LogFormat, _ level: Logger.Level = .info) throws -> Configuration.Log {
        try Configuration.resolve(environment: [
            "MINITER_LOG_FORMAT": format.rawValue, "MINITER_LOG_LEVEL": level.rawValue,
        ]).configuration.log
    }

    private static let moment = timespec(tv_sec: 1_795_208_400, tv_nsec: 7_999_999)

    @Test func `a JSON line holds time, level, message and the fields in order`() throws {
        var line = LogLine(.info, "request", isJSON: true, at: Self.moment)
        line.append("path", .text("/v2/트윗"))
        line.append("status", .integer(200))
        line.append("ms", .microseconds(12_034))
        #expect(
            String(decoding: line.finished(), as: UTF8.self)
                == #"{"time":"2026-11-20T21:00:00.007Z","level":"info","message":"request","path":"/v2/트윗","#
                + #""status":200,"ms":12.034}"# + "\n"
        )
    }

    @Test func `a text line holds the same, and quotes what has spaces`() throws {
        var line = LogLine(.warning, "two words", isJSON: false, at: Self.moment)
        line.append("a", .text("plain"))
        line.append("b", .text("with space"))
        line.append("c", .text(#"with "quote""#))
        line.append("d", .text(""))
        line.append("e", .integer(-5))
        #expect(
            String(decoding: line.finished(), as: UTF8.self)
                == #"2026-11-20T21:00:00.007Z warning  two words a=plain b="with space" c="with \"quote\"" d="" e=-5"#
                + "\n"
        )
    }

    @Test(arguments: [true, false])
    func `control characters reach no line, so that one line stays one line`(isJSON: Bool) throws {
        let controls = (0...0x9F).filter { $0 < 0x20 || $0 > 0x7E }.compactMap { Unicode.Scalar(UInt32($0)) }
        var text = "\"\\\r\n"
        text.unicodeScalars.append(contentsOf: controls)
        text += "\u{A0}é\u{C2}\u{80}한😀"
        var line = LogLine(.info, text, isJSON: isJSON, at: Self.moment)
        line.append(text, .text(text))
        let bytes = line.finished()
        let written = String(decoding: bytes, as: UTF8.self)
        #expect(bytes.count { $0 == 0x0A } == 1)
        #expect(written.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        if isJSON {
            let value = try JSONParser.parse(bytes)
            guard case .object(let object) = value else {
                Issue.record("not an object")
                return
            }
            #expect(object.members.suffix(2).map(\.value) == [.string(text), .string(text)])
        }
    }

    @Test(arguments: [
        (LogFormat.json, #""logger":"test","a":"1","b":"2","error":"broken","message_":"m"}"#),
        (.text, #" logger=test a=1 b=2 error=broken message_=m"#),
    ])
    func `a logger's metadata comes sorted, and never doubles a field`(format: LogFormat, end: String) throws {
        let output = try Self.output { descriptor in
            let logs = try Logs(Self.settings(format), to: descriptor)
            var logger = logs.logger("test")
            logger[metadataKey: "b"] = "0"
            logger.info("hello", metadata: ["b": "2", "a": "1", "message": "m", "error": "broken"])
            logs.close()
        }
        #expect(output.hasSuffix(end + "\n"))
        #expect(output.contains("hello"))
    }

    @Test func `lines below the level are not written`() throws {
        let output = try Self.output { descriptor in
            let logs = try Logs(Self.settings(.text, .warning), to: descriptor)
            logs.logger("test").info("quiet")
            logs.write(.debug, "quiet", [])
            logs.write(.error, "loud", [])
            logs.close()
        }
        #expect(output.contains("loud") && !output.contains("quiet"))
    }

    @Test func `auto is JSON where nobody looks at a terminal`() throws {
        let output = try Self.output { descriptor in
            let logs = try Logs(Self.settings(.auto), to: descriptor)
            logs.write(.info, "hello", [])
            logs.close()
        }
        #expect(output.hasPrefix("{"))
    }

    @Test func `lines come out whole and in order, all of them, at the end too`() async throws {
        let pipe = Pipe()
        let reader = try PipeReader(pipe)
        let writer = try LogWriter(to: pipe.fileHandleForWriting.fileDescriptor, isJSON: true)
        let lines = (0..<5000).map { "line \($0) " + String(repeating: "x", count: $0 % 300) + "\n" }
        for line in lines { writer.write(Array(line.utf8)) }
        writer.close()
        writer.write(Array("late\n".utf8))
        try pipe.fileHandleForWriting.close()
        #expect(await reader.text() == lines.joined())
    }

    @Test func `with a reader that does not read, lines are dropped, counted and never waited for`() async throws {
        let pipe = Pipe()
        let writer = try LogWriter(to: pipe.fileHandleForWriting.fileDescriptor, isJSON: true, maxLines: 10)
        // More than the pipe takes, so that the thread is stuck in its write; whole lines of 1,000 bytes.
        let line = Array(repeatElement(UInt8(ascii: "x"), count: 999)) + [UInt8(ascii: "\n")]
        for _ in 0..<1000 { writer.write(line) }
        let reader = try PipeReader(pipe)
        writer.close()
        try pipe.fileHandleForWriting.close()
        let lines = await reader.text().split(separator: "\n")
        let kept = lines.count { $0.utf8.count == 999 }
        let dropped = lines.compactMap { line in
            line.contains("log lines were dropped")
                ? line.split(separator: ":").last.flatMap { Int($0.dropLast()) } : nil
        }
        #expect(kept < 1000)
        #expect(kept + dropped.reduce(0, +) == 1000)
        #expect(writer.load.refused == UInt64(dropped.reduce(0, +)))
        #expect(writer.load.capacity == 10)
    }

    @Test func `the end does not wait for a reader that never reads`() throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = Pipe()
        let writer = try LogWriter(to: pipe.fileHandleForWriting.fileDescriptor, isJSON: true)
        writer.write([UInt8](repeating: UInt8(ascii: "x"), count: 1_000_000) + [UInt8(ascii: "\n")])
        let before = ContinuousClock.now
        writer.close()
        #expect(ContinuousClock.now - before < .seconds(10))
        // Lets the thread go.
        try pipe.fileHandleForReading.close()
    }

    @Test(arguments: [
        ("a\nb\n", "a\nb\n"), ("a\n", "a\n"), ("a", "a"),
        (String(repeating: "x", count: 5000) + "\nb\n", String(repeating: "x", count: 5000) + "\n"),
        (
            String(repeating: "x", count: 4000) + "\n" + String(repeating: "y", count: 200) + "\n",
            String(repeating: "x", count: 4000) + "\n"
        ),
    ])
    func `what is written at once is whole lines, 4096 bytes of them or one`(lines: String, chunk: String) {
        #expect(Array(LogWriter.chunk(of: Array(lines.utf8)[...])) == Array(chunk.utf8))
    }
}
