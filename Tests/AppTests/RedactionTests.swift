import Testing

@testable import App

@Suite struct RedactionTests {
    private static let canary = "Canary0Canary1Canary2"

    @Test(arguments: [
        canary,
        "\(canary) \(canary)",
        "a \(canary)",
        "a \(canary)AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "\(canary)! \(ConfigurationTests.secret)",
        "\(canary)!,\(canary)",
    ])
    func `a bad secret is told without a part of it, wherever it comes from`(text: String) throws {
        let quoted = LogText.quoted(text)
        var outcomes = [try Program.run(["check-config"], environment: ["MINITER_AUTH_SIGNING_KEYS": text])]
        let files = [
            #"{"auth": {"signingKeys": \#(quoted)}}"#, #"{"auth": {"signingKeys": [\#(quoted)]}}"#,
            #"{"auth": {"signingKeys": {\#(quoted): \#(quoted)}}}"#, #"{"auth": \#(quoted)}"#,
            #"{"auth": {"signingKey": \#(quoted)}}"#, #"{"auth": {"signingKeys": \#(quoted)"#,
        ]
        for file in files { outcomes.append(try withFile(file) { try Program.run(["check-config", "--config", $0]) }) }
        for outcome in outcomes {
            #expect(outcome.code == 78)
            #expect(!outcome.complaints.isEmpty)
            #expect(!(outcome.output + outcome.complaints).contains("Canary"))
        }
    }

    @Test func `a good secret is not shown`() throws {
        let outcome = try Program.run(
            ["check-config"],
            environment: ["MINITER_AUTH_SIGNING_KEYS": "a \(ConfigurationTests.secret)"]
        )
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("auth.signingKeys = <redacted>  (source: environment)\n"))
        #expect(!(outcome.output + outcome.complaints).contains(ConfigurationTests.secret))
    }
}
