extension Schema {
    /// How much maps point at regions by other definitions than the paper's, for the panel that compares them.
    static let pointing = """
        CREATE TABLE pointing (
            -- How much a map points at a region by one definition of several; localisation holds the paper's own.
            imageDigest TEXT NOT NULL,
            classifierDigest TEXT NOT NULL,
            variant TEXT NOT NULL,
            target INTEGER NOT NULL,
            attributionDigest TEXT NOT NULL,    -- parameters of the attribution
            region TEXT NOT NULL,
            boxesDigest TEXT NOT NULL,          -- of the boxes it was held against; see sampleRegion
            measure TEXT NOT NULL               -- largest pixel inside; within 15 pixels; largest 5 % inside; all values
                CHECK (measure IN ('top-pixel', 'near-top-pixel', 'top-share', 'mass')),
            shape TEXT NOT NULL                 -- what is taken for the region
                CHECK (shape IN ('box', 'ellipse')),
            value REAL,                         -- in [0, 1]; null where the map is zero everywhere and has no mass
            chance REAL NOT NULL,               -- what value is on average if the map is moved at random
            PRIMARY KEY (
                imageDigest, classifierDigest, variant, target, attributionDigest, region, boxesDigest, measure, shape),
            FOREIGN KEY (imageDigest, classifierDigest, variant, target, attributionDigest, region, boxesDigest)
                REFERENCES localisation (
                    imageDigest, classifierDigest, variant, target, attributionDigest, region, boxesDigest)
                ON DELETE CASCADE
        ) WITHOUT ROWID, STRICT;
        """
}
