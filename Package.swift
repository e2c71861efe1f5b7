// swift-tools-version: 6.2
import PackageDescription

/// Settings shared by every Swift target: Swift 6 mode, explicit existentials and imports, no warning survives.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// Kernels are plain C loops that the compiler vectorises; contraction and errno-free maths are what lets it.
let kernelFlags: [CSetting] = [
    .unsafeFlags(["-O3", "-fno-math-errno", "-ffp-contract=fast", "-Wall", "-Wextra", "-Werror"])
]

let package = Package(
    name: "vlm-audit",
    products: [.executable(name: "vlm-audit", targets: ["Audit"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        // C, each inside the module that owns it.
        .systemLibrary(
            name: "COpenBLAS", path: "Sources/Engine/C/COpenBLAS", pkgConfig: "openblas",
            providers: [.apt(["libopenblas-dev"])]),
        .systemLibrary(
            name: "CJPEG", path: "Sources/Engine/C/CJPEG", pkgConfig: "libjpeg",
            providers: [.apt(["libjpeg62-turbo-dev"])]),
        .systemLibrary(
            name: "CPNG", path: "Sources/Engine/C/CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
        .systemLibrary(
            name: "CWebP", path: "Sources/Engine/C/CWebP", pkgConfig: "libwebpdemux",
            providers: [.apt(["libwebp-dev"])]),
        .systemLibrary(
            name: "CZlib", path: "Sources/Engine/C/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "CCodecs", dependencies: ["CJPEG", "CPNG", "CWebP"], path: "Sources/Engine/C/CCodecs",
            cSettings: [.unsafeFlags(["-O2", "-Wall", "-Wextra", "-Werror"])]),
        .target(name: "CKernels", path: "Sources/Engine/C/CKernels", cSettings: kernelFlags),
        .systemLibrary(
            name: "CCairo", path: "Sources/Render/C/CCairo", pkgConfig: "cairo",
            providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(
            name: "CPango", path: "Sources/Render/C/CPango", pkgConfig: "pangocairo",
            providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(
            name: "CCurl", path: "Sources/Audit/C/CCurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CArchive", path: "Sources/Audit/C/CArchive", pkgConfig: "libarchive",
            providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(
            name: "CMatio", path: "Sources/Audit/C/CMatio", pkgConfig: "matio",
            providers: [.apt(["libmatio-dev"])]),

        // Swift, in the order of the dependency arrows.
        .target(name: "Domain", swiftSettings: strict),
        .target(
            name: "Engine",
            dependencies: [
                "Domain", "CKernels", "COpenBLAS", "CCodecs", "CZlib",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            exclude: ["C"], swiftSettings: strict),
        .target(
            name: "Render",
            dependencies: [
                "Domain", "CCairo", "CPNG", "CPango",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            exclude: ["C"], resources: [.copy("../../templates")], swiftSettings: strict),
        .target(
            name: "SampleWorld", dependencies: ["Domain", "Engine", "CCairo"], resources: [.copy("models")],
            swiftSettings: strict),
        .executableTarget(
            name: "Audit",
            dependencies: [
                "Domain", "Engine", "Render", "SampleWorld", "CCurl", "CArchive", "CMatio",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "TOMLKit", package: "TOMLKit"),
                .product(name: "Yams", package: "Yams"),
            ],
            exclude: ["C"], swiftSettings: strict),

        // Tests.
        .target(
            name: "TestSupport", dependencies: ["Domain", "Engine"], path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: strict),
        .testTarget(
            name: "EngineTests", dependencies: ["Domain", "Engine", "CKernels", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "RenderTests", dependencies: ["Domain", "Render", "CCairo", "TestSupport"], exclude: ["gold"],
            swiftSettings: strict),
        .testTarget(
            name: "SampleWorldTests", dependencies: ["Domain", "Engine", "SampleWorld", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "AuditTests",
            dependencies: [
                "Domain", "Engine", "Render", "SampleWorld", "Audit", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
