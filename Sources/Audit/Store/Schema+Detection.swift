extension Schema {
    /// What detectors found in pictures, which of them a run asks, and what its pictures become in other variants.
    ///
    /// Which faces are masked now depends on the run and no longer on the dataset alone, so `runSampleVariant` takes the
    /// place of `sampleVariant`.
    static let detectedRegions = """
        CREATE TABLE detector (
            -- One row for each way of searching pictures for one kind of region.
            digest TEXT NOT NULL PRIMARY KEY,   -- of name and parameters
            name TEXT NOT NULL,                 -- such as 'mtcnn'
            region TEXT NOT NULL CHECK (region IN ('face', 'text')),
            parameters TEXT NOT NULL            -- JSON: every constant, and the digest of the weights
        ) STRICT;

        CREATE TABLE detection (
            -- What became of searching a picture; no row where it was not searched.
            imageDigest TEXT NOT NULL REFERENCES image (digest),
            detectorDigest TEXT NOT NULL REFERENCES detector (digest),
            regionCount INTEGER,                -- rows in detectedRegion; null where it could not be searched
            problem TEXT,                       -- why it could not be searched, as one sentence; null where it could
            PRIMARY KEY (imageDigest, detectorDigest)
        ) STRICT;

        CREATE TABLE detectedRegion (
            -- One region that a detector found, in pixels of the upright picture from its top left corner.
            imageDigest TEXT NOT NULL,
            detectorDigest TEXT NOT NULL,
            position INTEGER NOT NULL,          -- counts from 0, in the detector's order
            region TEXT NOT NULL CHECK (region IN ('face', 'text')),
            x REAL NOT NULL,                    -- left edge
            y REAL NOT NULL,                    -- upper edge
            width REAL NOT NULL,
            height REAL NOT NULL,
            score REAL NOT NULL,                -- how sure the detector is, in [0, 1]
            landmarks TEXT,                     -- JSON array of name, x and y; null where it marks none
            text TEXT,                          -- what is written there; null where the detector does not read
            PRIMARY KEY (imageDigest, detectorDigest, position),
            FOREIGN KEY (imageDigest, detectorDigest)
                REFERENCES detection (imageDigest, detectorDigest) ON DELETE CASCADE
        ) STRICT;

        CREATE TABLE runDetector (
            -- The detector that a run asks for a region where metadata says nothing of it; no row where it asks none.
            run TEXT NOT NULL REFERENCES run (name) ON DELETE CASCADE,
            region TEXT NOT NULL CHECK (region IN ('face', 'text')),
            detectorDigest TEXT NOT NULL REFERENCES detector (digest),
            PRIMARY KEY (run, region)
        ) STRICT;

        CREATE TABLE runSampleVariant (
            -- The picture that one of a run becomes in another variant.
            -- It has a row of its own in image, and its results are kept under that row's digest: pictures of the same
            -- content whose boxes differ are different pictures once their faces are masked.
            run TEXT NOT NULL,
            path TEXT NOT NULL,
            variant TEXT NOT NULL CHECK (variant IN ('face-masked')),
            imageDigest TEXT NOT NULL REFERENCES image (digest),  -- of variant, content of the file and boxes
            PRIMARY KEY (run, path, variant),
            FOREIGN KEY (run, path) REFERENCES runSample (run, path) ON DELETE CASCADE
        ) STRICT;

        INSERT INTO runSampleVariant (run, path, variant, imageDigest)
        SELECT runSample.run, runSample.path, sampleVariant.variant, sampleVariant.imageDigest
        FROM runSample
        JOIN run ON run.name = runSample.run
        JOIN runVariant ON runVariant.run = run.name
        JOIN sampleVariant ON sampleVariant.datasetDigest = run.datasetDigest
            AND sampleVariant.path = runSample.path AND sampleVariant.variant = runVariant.variant;

        DROP TABLE sampleVariant;
        """
}
