internal import API
internal import Domain
internal import Storage

extension Configuration {
    /// Data of demo users in memory, any origin, and where nothing else is asked for, tokens that last a day's
    /// work and any number of log-ins and sign-ups.
    var forMock: Configuration {
        var configuration = self
        configuration.storage.engine = .memory
        configuration.cors = CORS()
        if configuration.auth.accessTokenSeconds == Auth().accessTokenSeconds {
            configuration.auth.accessTokenSeconds = 86_400
        }
        if configuration.auth.maxLoginsPerMinute == Auth().maxLoginsPerMinute {
            configuration.auth.maxLoginsPerMinute = 0
        }
        if configuration.auth.maxSignUpsPerMinute == Auth().maxSignUpsPerMinute {
            configuration.auth.maxSignUpsPerMinute = 0
        }
        return configuration
    }
}

extension Composition {
    /// How many demo users get a token.
    private static let guests = 3

    /// Logs the first demo users in.
    /// - Returns: for each its name, its password and a token, in words.
    func guests() async throws(ExitReason) -> [String] {
        var lines: [String] = []
        for number in 1...Self.guests {
            do {
                let logIn = LogIn(username: .value("demo\(number)"), password: .value(DemoData.password), from: "")
                let grant = try await logIn.run(in: world)
                let token = try await tokens.issue(for: grant.session, at: world.clock())
                lines.append("demo\(number)  \(DemoData.password)  Bearer \(token)")
            } catch {
                throw .internal("the demo users could not log in: \(error)")
            }
        }
        return lines
    }
}
