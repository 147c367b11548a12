layout-organization = <strong>Organisation:</strong> { $organization }
