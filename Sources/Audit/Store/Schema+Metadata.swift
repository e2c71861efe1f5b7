extension Schema {
    /// What metadata says about pictures, pictures with something taken away, and how well maps point at marked parts.
    static let metadataAndVariants = """
        CREATE TABLE sampleGroup (
            -- The groups that metadata puts the person or thing in a picture into.
            datasetDigest TEXT NOT NULL,
            path TEXT NOT NULL,
            attribute TEXT NOT NULL,            -- such as 'gender'
            name TEXT NOT NULL,                 -- such as 'female'
            PRIMARY KEY (datasetDigest, path, attribute),
            FOREIGN KEY (datasetDigest, path) REFERENCES sample (datasetDigest, path) ON DELETE CASCADE
        ) STRICT;

        CREATE TABLE sampleText (
            -- The lettering that metadata says a picture shows; no row where it says nothing.
            datasetDigest TEXT NOT NULL,
            path TEXT NOT NULL,
            text TEXT NOT NULL,                 -- empty where there is none
            PRIMARY KEY (datasetDigest, path),
            FOREIGN KEY (datasetDigest, path) REFERENCES sample (datasetDigest, path) ON DELETE CASCADE
        ) STRICT;

        CREATE TABLE sampleRegion (
            -- The kinds of marked parts that metadata speaks of for a picture; no row where it says nothing.
            datasetDigest TEXT NOT NULL,
            path TEXT NOT NULL,
            region TEXT NOT NULL CHECK (region IN ('face', 'evidence', 'text')),
            boxCount INTEGER NOT NULL,          -- rows in sampleBox; 0 says that there is no such part
            boxesDigest TEXT NOT NULL,          -- of the boxes as JSON; localisation is keyed by it
            PRIMARY KEY (datasetDigest, path, region),
            FOREIGN KEY (datasetDigest, path) REFERENCES sample (datasetDigest, path) ON DELETE CASCADE
        ) STRICT;

        CREATE TABLE sampleBox (
            -- A marked part of a picture, in pixels of the upright picture from its top left corner.
            datasetDigest TEXT NOT NULL,
            path TEXT NOT NULL,
            region TEXT NOT NULL,
            position INTEGER NOT NULL,          -- counts from 0
            x REAL NOT NULL,                    -- left edge
            y REAL NOT NULL,                    -- upper edge
            width REAL NOT NULL,
            height REAL NOT NULL,
            PRIMARY KEY (datasetDigest, path, region, position),
            FOREIGN KEY (datasetDigest, path, region)
                REFERENCES sampleRegion (datasetDigest, path, region) ON DELETE CASCADE
        ) STRICT;

        CREATE TABLE sampleVariant (
            -- The picture that one of a dataset becomes in another variant.
            -- It has a row of its own in image, and its results are kept under that row's digest: pictures of the same
            -- content whose boxes differ are different pictures once their faces are masked.
            datasetDigest TEXT NOT NULL,
            path TEXT NOT NULL,
            variant TEXT NOT NULL CHECK (variant IN ('face-masked')),
            imageDigest TEXT NOT NULL REFERENCES image (digest),  -- of variant, content of the file and boxes
            PRIMARY KEY (datasetDigest, path, variant),
            FOREIGN KEY (datasetDigest, path) REFERENCES sample (datasetDigest, path) ON DELETE CASCADE
        ) STRICT;

        CREATE TABLE runVariant (
            -- The variants that a run looks at beside the original.
            run TEXT NOT NULL REFERENCES run (name) ON DELETE CASCADE,
            variant TEXT NOT NULL CHECK (variant IN ('face-masked')),
            PRIMARY KEY (run, variant)
        ) STRICT;

        CREATE TABLE sampleInput (
            -- Datasets and models that the program drew or brought along as samples: reports on them say so on every page.
            digest TEXT NOT NULL PRIMARY KEY    -- of a dataset or a model
        ) STRICT;

        CREATE TABLE localisation (
            -- Where a map points: how much of it lies on a marked part of its picture.
            imageDigest TEXT NOT NULL,
            classifierDigest TEXT NOT NULL,
            variant TEXT NOT NULL,
            target INTEGER NOT NULL,
            attributionDigest TEXT NOT NULL,    -- parameters of the attribution
            region TEXT NOT NULL CHECK (region IN ('face', 'evidence', 'text')),
            boxesDigest TEXT NOT NULL,          -- of the boxes it was held against; see sampleRegion
            hit REAL NOT NULL,                  -- share of the map's largest pixels inside, mostly 0 or 1
            mass REAL,                          -- share of the map's values inside; null where the map is zero everywhere
            chance REAL NOT NULL,               -- the part's share of what the model sees: the rate of a blind guess
            centre REAL NOT NULL,               -- what hit would be for a map that points at the centre
            PRIMARY KEY (imageDigest, classifierDigest, variant, target, attributionDigest, region, boxesDigest),
            FOREIGN KEY (imageDigest, classifierDigest, variant, target, attributionDigest)
                REFERENCES attribution (imageDigest, classifierDigest, variant, target, parameterDigest)
        ) STRICT;
        """
}
