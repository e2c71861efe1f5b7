import Domain

extension Box {
    /// The share of a picture that the box takes; what lies beside the picture does not count.
    func share(ofWidth width: Int, height: Int) -> Double {
        let picture = Box(x: 0, y: 0, width: Double(width), height: Double(height))
        return intersection(picture) / (picture.width * picture.height)
    }

    /// The area that two boxes share.
    func intersection(_ other: Box) -> Double {
        let across = min(x + width, other.x + other.width) - max(x, other.x)
        let down = min(y + height, other.y + other.height) - max(y, other.y)
        return across > 0 && down > 0 ? across * down : 0
    }

    /// The area that two boxes share over the area of both together, in [0, 1].
    func intersectionOverUnion(_ other: Box) -> Double {
        let common = intersection(other)
        return common / (width * height + other.width * other.height - common)
    }
}
