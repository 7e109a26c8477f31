import Hummingbird
import JWTKit
import NIOPosix

/// The workloads of Tests/Load as one would write them with Hummingbird 2: `Peer PORT LOOPS TWEETS`.
@main
struct Peer {
    static func main() async throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        guard numbers.count == 3 else { throw Usage() }
        let keys = JWTKeyCollection()
        await keys.add(hmac: "a secret of 32 bytes for load tests", digestAlgorithm: .sha256)
        let store = TweetStore(tweets: numbers[2])
        let application = Application(
            router: router(store: store, keys: keys),
            configuration: .init(address: .hostname("127.0.0.1", port: numbers[0])),
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup(numberOfThreads: numbers[1]))
        )
        try await application.runService()
    }

    struct Usage: Error, CustomStringConvertible {
        let description = "usage: Peer PORT LOOPS TWEETS"
    }
}
