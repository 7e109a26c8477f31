import Testing

/// Waits until something is so that nobody tells of; fails after half a minute.
func until(_ isSo: () throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(30)
    while try !isSo() {
        try #require(ContinuousClock.now < end)
        try await Task.sleep(for: .milliseconds(1))
    }
}
