// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "miniter",
    products: [
        .executable(name: "miniter", targets: ["miniter"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        .target(
            name: "CLibevent",
            cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])],
            // As archives: to and within shared libraries calls go by way of tables, which are a twentieth of the code that
            // a request runs through. Three functions are wrapped; one, which is called from beside its own definition,
            // is defined twice.
            linkerSettings: [
                .linkedLibrary(":libevent_core.a"), .linkedLibrary(":libevent_extra.a"),
                .unsafeFlags([
                    "-Xlinker", "--wrap=bufferevent_disable", "-Xlinker", "--wrap=evbuffer_read",
                    "-Xlinker", "--wrap=__isoc99_sscanf",
                    "-Xlinker", "-z", "-Xlinker", "muldefs",
                ]),
            ]
        ),
        .target(
            name: "CEmbedded",
            cSettings: [.unsafeFlags(["-std=c23", "-Wall", "-Wextra", "-Werror"])]
        ),
        .target(name: "CLinux", cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .target(name: "JSON", swiftSettings: strict),
        .target(name: "Tallies", swiftSettings: strict),
        .target(name: "HTTP", dependencies: ["JSON"], swiftSettings: strict),
        .target(
            name: "Transport",
            dependencies: [
                "CLibevent", "CLinux", "HTTP", "Tallies", "Workers",
                .product(name: "DequeModule", package: "swift-collections"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Workers",
            dependencies: ["CLinux", .product(name: "DequeModule", package: "swift-collections")],
            swiftSettings: strict
        ),
        .target(name: "Domain", swiftSettings: strict),
        .target(name: "Examples", dependencies: ["CEmbedded", "HTTP"], swiftSettings: strict),
        .target(
            name: "Storage",
            dependencies: [
                "CLinux", "Domain", "JSON", "Tallies", "Workers",
                .product(name: "DequeModule", package: "swift-collections"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "API",
            dependencies: [
                "HTTP", "Domain", "Examples", "Tallies",
                // jwt-kit brings it along; named here because refresh tokens are stored as its SHA-256.
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ],
            exclude: ["Classic/Examples", "Docs", "V1/Examples", "V2/Examples"],
            swiftSettings: strict
        ),
        .target(
            name: "App",
            dependencies: [
                "Transport", "API", "Storage", "Tallies", "Workers", "CSodium", "CLinux",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "miniter",
            dependencies: ["API", "App", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict
        ),
        .target(name: "TestSupport", dependencies: ["HTTP"], path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "HTTPTests", dependencies: ["HTTP"], swiftSettings: strict),
        .testTarget(name: "WorkersTests", dependencies: ["Workers"], swiftSettings: strict),
        .testTarget(name: "DomainTests", dependencies: ["Domain", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Storage", "TestSupport", .product(name: "Crypto", package: "swift-crypto")],
            exclude: ["Embedded/Golden"],
            swiftSettings: strict
        ),
        .testTarget(name: "TransportTests", dependencies: ["Transport", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "APITests",
            dependencies: [
                "API", "App", "Examples", "Storage", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "AppTests",
            dependencies: [
                "App", "CLinux", "Domain", "Examples", "HTTP", "Storage", "Tallies", "TestSupport", "Transport",
                .product(name: "CoreMetrics", package: "swift-metrics"),
            ],
            swiftSettings: strict
        ),
    ]
)
